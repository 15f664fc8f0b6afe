package dev.gantry.logs;

import dev.gantry.kernel.Change;
import dev.gantry.kernel.View;
import dev.gantry.kernel.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Deletes the segments whose events have expired, an hour after another. Readers do not see them any more by then. */
final class RetentionWorker implements Worker {

    private static final Duration EVERY = Duration.ofHours(1);

    private final LogEvents events;

    RetentionWorker(LogEvents events) {
        this.events = events;
    }

    @Override
    public String name() {
        return "logs-retention";
    }

    @Override
    public Stream<String> wakenBy(Change<?> change) {
        return change
                .in(LogTables.GROUPS)
                .flatMap(Change::after)
                .filter(group -> group.retentionInDays().isPresent())
                .map(LogGroupRow::key)
                .stream();
    }

    @Override
    public Stream<String> wakenAtStart(View view) {
        return view.all(LogTables.GROUPS).stream()
                .filter(group -> group.retentionInDays().isPresent())
                .map(LogGroupRow::key);
    }

    @Override
    public Optional<Instant> work(String key, View view) {
        Optional<LogGroupRow> group = view.find(LogTables.GROUPS, key)
                .filter(row -> row.retentionInDays().isPresent());
        group.ifPresent(row -> expire(row, view));
        return group.map(_ -> events.now().plus(EVERY));
    }

    private void expire(LogGroupRow group, View view) {
        long before = group.expiredBefore(events.now());
        for (LogStreamRow stream : Lookup.streams(view, group, "")) {
            if (events.summary(stream).firstTime() < before) {
                events.segments().expire(stream.segments(), before);
            }
        }
    }
}
