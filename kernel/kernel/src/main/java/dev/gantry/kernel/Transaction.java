package dev.gantry.kernel;

import dev.gantry.kernel.state.WorkingView;
import dev.gantry.value.Event;
import dev.gantry.value.Ids;
import dev.gantry.value.Row;
import java.time.Instant;
import java.util.Optional;

/** One command's sight of the working view. It is of no use once the command has ended. */
final class Transaction implements Tx {

    private final WorkingView view;
    private final Instant now;
    private final Ids ids;
    private boolean ended;

    Transaction(WorkingView view, Instant now, Ids ids) {
        this.view = view;
        this.now = now;
        this.ids = ids;
    }

    void end() {
        ended = true;
    }

    private WorkingView view() {
        if (ended) {
            throw new IllegalStateException("This command has ended: its transaction must not be kept.");
        }
        return view;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public Ids ids() {
        return ids;
    }

    @Override
    public <R extends Row> void put(Table<R> table, R row) {
        view().write(table, row.key(), row);
    }

    @Override
    public <R extends Row> void delete(Table<R> table, String key) {
        view().write(table, key, null);
    }

    @Override
    public void emit(Event event) {
        put(Outbox.EVENTS, Outbox.Entry.next(view(), event));
    }

    @Override
    public long revision() {
        return view().revision();
    }

    @Override
    public <R extends Row> Optional<R> find(Table<R> table, String key) {
        return view().find(table, key);
    }

    @Override
    public <R extends Row> Slice<R> all(Table<R> table) {
        return view().all(table);
    }

    @Override
    public <R extends Row> Slice<R> by(Index<R> index, String value) {
        return view().by(index, value);
    }

    @Override
    public <S> S derived(Derived<S> derived) {
        return view().derived(derived);
    }
}
