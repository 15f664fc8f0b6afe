package dev.gantry.world;

import dev.gantry.world.server.Disk;
import java.time.Duration;

/**
 * How bad it is at present, in percent of what could go wrong.
 *
 * @param slow work and messages that take seconds instead of milliseconds
 * @param lost requests that never arrive, or whose answer never does
 * @param late requests that arrive only after their sender has given up
 * @param torn commits that fail
 */
public record Weather(int slow, int lost, int late, int torn) {

    public static final Weather CALM = new Weather(0, 0, 0, 0);

    private static final Duration QUICK = Duration.ofMillis(20);
    private static final Duration SLOW = Duration.ofSeconds(20);

    /** A storm of some strength. */
    public static Weather storm(Chance chance) {
        return new Weather(
                chance.below(8), chance.below(10), chance.below(10), chance.percent(50) ? chance.below(8) : 0);
    }

    /** How long a piece of work waits, or takes. */
    public Duration pause(Chance chance) {
        return chance.percent(slow) ? chance.upTo(SLOW) : chance.upTo(QUICK);
    }

    public Disk.Mishap mishap(Chance chance) {
        if (torn == 0 || !chance.percent(torn)) {
            return Disk.Mishap.NONE;
        }
        return chance.percent(70)
                ? Disk.Mishap.REFUSED
                : chance.percent(50) ? Disk.Mishap.LOST_BEFORE : Disk.Mishap.LOST_AFTER;
    }
}
