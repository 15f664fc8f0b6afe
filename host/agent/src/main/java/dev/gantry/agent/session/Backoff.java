package dev.gantry.agent.session;

import dev.gantry.value.Ids;
import java.time.Duration;

/** How long to wait before the next try: longer each time, and a fifth of it by chance, so that a fleet spreads. */
final class Backoff {

    private static final double JITTER = 0.2;
    /** A wait grows no more after this many tries, whatever its factor. */
    private static final int GROWTHS = 64;

    private final Duration first;
    private final double factor;
    private final Duration longest;
    private final Ids chance;
    private int tries;

    Backoff(Duration first, double factor, Duration longest, Ids chance) {
        this.first = first;
        this.factor = factor;
        this.longest = longest;
        this.chance = chance;
    }

    synchronized Duration next() {
        double grown = first.toMillis() * Math.pow(factor, tries);
        tries = Math.min(tries + 1, GROWTHS);
        double wait = Math.min(grown, longest.toMillis());
        return Duration.ofMillis((long) (wait * (1 + JITTER * fraction(chance))));
    }

    synchronized void reset() {
        tries = 0;
    }

    /** Up to this much more, by chance. */
    static Duration upTo(Duration most, Ids chance) {
        return Duration.ofMillis((long) (most.toMillis() * fraction(chance)));
    }

    private static double fraction(Ids chance) {
        return Long.parseLong(chance.digits(6)) % 1_000_000 / 1e6;
    }
}
