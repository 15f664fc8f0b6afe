package dev.gantry.world.life;

/** A life in which something was broken. */
public final class Failed extends AssertionError {

    private final long seed;
    private final String history;

    Failed(long seed, String history, Throwable cause) {
        super("Seed " + seed + ": " + cause.getMessage(), cause);
        this.seed = seed;
        this.history = history;
    }

    public long seed() {
        return seed;
    }

    public String history() {
        return history;
    }
}
