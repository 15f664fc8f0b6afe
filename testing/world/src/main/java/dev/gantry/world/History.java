package dev.gantry.world;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/** What happened in a world, line by line: the same seed writes the same lines. */
public final class History {

    private final InstantSource time;
    private final Instant start;
    private final boolean written;
    private final StringBuilder text = new StringBuilder();

    private History(InstantSource time, boolean written) {
        this.time = time;
        this.start = time.instant();
        this.written = written;
    }

    public static History written(InstantSource time) {
        return new History(time, true);
    }

    /** Nobody reads the history of a world in which nothing went wrong: it costs nothing. */
    public static History unwritten(InstantSource time) {
        return new History(time, false);
    }

    public boolean isWritten() {
        return written;
    }

    public void tell(Supplier<String> line) {
        if (written) {
            long millis = Duration.between(start, time.instant()).toMillis();
            text.append(String.format("%5d.%03d  ", millis / 1000, millis % 1000))
                    .append(line.get())
                    .append('\n');
        }
    }

    public String text() {
        return text.toString();
    }
}
