package dev.gantry.kernel.loop;

import dev.gantry.value.Ids;
import java.time.Duration;

/**
 * How long to wait after a failure: twice as long each time, up to a limit, and a random half of it, so that what failed
 * together does not try again together.
 */
public record Backoff(Duration first, Duration longest) {

    public static final Backoff USUAL = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(30));

    private static final int MOST_DOUBLINGS = 30;
    private static final int CHANCE_DIGITS = 4;
    private static final double CHANCES = 1 << 4 * CHANCE_DIGITS;

    /**
     * How long to wait after this many failures in a row.
     *
     * @param failures from 1
     */
    public Duration after(int failures, Ids chance) {
        long doubled = first.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS);
        long whole = Math.min(doubled, longest.toMillis());
        double share = Integer.parseInt(chance.hex(CHANCE_DIGITS), 16) / CHANCES;
        return Duration.ofMillis(whole / 2 + (long) (share * whole / 2));
    }
}
