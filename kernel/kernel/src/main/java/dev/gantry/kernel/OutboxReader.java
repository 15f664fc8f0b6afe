package dev.gantry.kernel;

import dev.gantry.value.Event;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Hands the outbox' events to somebody, in order, each at least once: again, if a hand-over throws. */
public final class OutboxReader implements Worker {

    private static final int AT_ONCE = 100;

    private final String name;
    private final Engine engine;
    private final Consumer<List<Event>> sink;

    /** The name must stay the same over restarts: the reader's place is kept under it. */
    public OutboxReader(String name, Engine engine, Consumer<List<Event>> sink) {
        this.name = name;
        this.engine = engine;
        this.sink = sink;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Stream<String> wakenBy(Change<?> change) {
        boolean emitted = change.in(Outbox.EVENTS).flatMap(Change::after).isPresent();
        boolean moved = change.in(Outbox.READERS)
                .filter(reader -> reader.key().equals(name))
                .isPresent();
        return emitted || moved ? Stream.of(name) : Stream.of();
    }

    @Override
    public Stream<String> wakenAtStart(View view) {
        return Stream.of(name);
    }

    @Override
    public Optional<Instant> work(String key, View view) {
        if (view.find(Outbox.READERS, name).isEmpty()) {
            engine.execute(tx -> Outbox.subscribe(tx, name));
            return Optional.empty();
        }
        List<Outbox.Entry> unread = Outbox.unread(view, name, AT_ONCE);
        if (!unread.isEmpty()) {
            sink.accept(unread.stream().map(Outbox.Entry::event).toList());
            engine.execute(tx -> Outbox.acknowledge(tx, name, unread.getLast()));
        }
        return Optional.empty();
    }
}
