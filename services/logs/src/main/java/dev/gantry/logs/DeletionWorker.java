package dev.gantry.logs;

import dev.gantry.kernel.Change;
import dev.gantry.kernel.View;
import dev.gantry.kernel.Worker;
import dev.gantry.kernel.segments.Segments;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Deletes the events of deleted streams and groups. Its keys are the folders of their segments. */
final class DeletionWorker implements Worker {

    private final Segments segments;

    DeletionWorker(Segments segments) {
        this.segments = segments;
    }

    @Override
    public String name() {
        return "logs-deletion";
    }

    @Override
    public Stream<String> wakenBy(Change<?> change) {
        if (change.after().isPresent()) {
            return Stream.empty();
        }
        return Stream.concat(
                change.in(LogTables.GROUPS).flatMap(Change::before).map(LogGroupRow::id).stream(),
                change.in(LogTables.STREAMS).flatMap(Change::before).map(LogStreamRow::segments).stream());
    }

    /** What a killed server left behind: folders whose rows are gone. */
    @Override
    public Stream<String> wakenAtStart(View view) {
        Set<String> wanted = new HashSet<>();
        view.all(LogTables.GROUPS).forEach(group -> wanted.add(group.id()));
        view.all(LogTables.STREAMS).forEach(stream -> wanted.add(stream.segments()));
        return segments.below("").stream()
                .flatMap(group -> wanted.contains(group) ? streamsOf(group) : Stream.of(group))
                .filter(folder -> !wanted.contains(folder));
    }

    private Stream<String> streamsOf(String group) {
        return segments.below(group).stream().map(stream -> group + "/" + stream);
    }

    /** Looks again: rows come before their folders, so that a new stream is never taken for a deleted one. */
    @Override
    public Optional<Instant> work(String folder, View view) {
        if (view.by(LogTables.GROUPS_BY_ID, folder).isEmpty()
                && view.by(LogTables.STREAMS_BY_SEGMENTS, folder).isEmpty()) {
            segments.delete(folder);
        }
        return Optional.empty();
    }
}
