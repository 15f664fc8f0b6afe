package dev.gantry.world;

import dev.gantry.kernel.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** The time of one process of a world: what it had planned does not happen once it has ended. */
public final class Lifetime implements Timeline, Executor {

    private final Timeline world;
    private final Supplier<Duration> pauses;
    private boolean over;

    /**
     * The time of a process that has just begun.
     *
     * @param pauses how long each piece of work waits for a thread
     */
    public Lifetime(Timeline world, Supplier<Duration> pauses) {
        this.world = world;
        this.pauses = pauses;
    }

    @Override
    public Instant instant() {
        return world.instant();
    }

    @Override
    public Timer schedule(Instant at, Runnable work) {
        if (over) {
            return () -> {};
        }
        return world.schedule(at, () -> {
            if (!over) {
                work.run();
            }
        });
    }

    @Override
    public void fork(String name, Runnable work) {
        execute(work);
    }

    /** Runs the work as a later step. */
    @Override
    public void execute(Runnable work) {
        schedule(instant().plus(pauses.get()), work);
    }

    /** The process is killed. */
    public void end() {
        over = true;
    }

    public boolean isOver() {
        return over;
    }
}
