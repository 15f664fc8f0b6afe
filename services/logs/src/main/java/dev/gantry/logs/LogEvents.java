package dev.gantry.logs;

import dev.gantry.kernel.View;
import dev.gantry.kernel.segments.Entry;
import dev.gantry.kernel.segments.Segments;
import dev.gantry.kernel.segments.StoredEntry;
import dev.gantry.kernel.segments.Summary;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/** The log events of all streams, and the time by which they expire. */
public final class LogEvents {

    /** What AWS counts for an event beside its message. */
    public static final int OVERHEAD = 26;

    private final Segments segments;
    private final InstantSource clock;
    private final Supplier<View> newest;

    public LogEvents(Segments segments, InstantSource clock, Supplier<View> newest) {
        this.segments = segments;
        this.clock = clock;
        this.newest = newest;
    }

    /** The rows as they are now: what an append looks its stream up in. */
    public View view() {
        return newest.get();
    }

    public Instant now() {
        return clock.instant();
    }

    public Segments segments() {
        return segments;
    }

    /** Durable on return. */
    public void append(LogStreamRow stream, Instant arrival, List<Entry> events) {
        segments.append(stream.segments(), arrival.toEpochMilli(), events);
    }

    public Summary summary(LogStreamRow stream) {
        return segments.summary(stream.segments());
    }

    /** What a stream's events take, as AWS counts it. */
    public long storedBytes(LogStreamRow stream) {
        Summary summary = summary(stream);
        return summary.bytes() + OVERHEAD * summary.entries();
    }

    public static String message(StoredEntry event) {
        return new String(event.payload(), StandardCharsets.UTF_8);
    }
}
