package dev.gantry.kernel;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Removes from the outbox what every reader has had, and what nobody has come for in time. */
public final class OutboxController implements Controller {

    private static final String KEY = "outbox";
    private static final int FEW = 64;
    private static final int MANY = 1_000;

    private final int most;

    /**
     * A controller of the outbox.
     *
     * @param most so many entries are kept for readers that do not come
     */
    public OutboxController(int most) {
        this.most = most;
    }

    @Override
    public String name() {
        return KEY;
    }

    @Override
    public Stream<String> wakenBy(Change<?> change) {
        boolean ours = change.table() == (Object) Outbox.EVENTS || change.table() == (Object) Outbox.READERS;
        return ours ? Stream.of(KEY) : Stream.of();
    }

    @Override
    public Stream<String> wakenAtStart(View view) {
        return Stream.of(KEY);
    }

    /** A few are left where they are: one removal of many costs less than many of one. */
    @Override
    public Optional<Instant> turn(String key, Tx tx) {
        Slice<Outbox.Entry> all = tx.all(Outbox.EVENTS);
        int count = all.count();
        int had = count - unread(tx, count);
        int removable = Math.max(had, count - most);
        if (removable >= Math.min(FEW, most)) {
            List<Outbox.Entry> oldest =
                    all.stream().limit(Math.min(removable, MANY)).toList();
            oldest.forEach(entry -> tx.delete(Outbox.EVENTS, entry.key()));
        }
        return Optional.empty();
    }

    /** How many entries the slowest reader has not had; all of them while there is no reader. */
    private static int unread(Tx tx, int count) {
        return tx.all(Outbox.READERS).stream()
                .mapToInt(
                        reader -> tx.all(Outbox.EVENTS).after(reader.position()).count())
                .max()
                .orElse(count);
    }
}
