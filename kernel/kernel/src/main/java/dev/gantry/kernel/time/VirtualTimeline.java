package dev.gantry.kernel.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * A simulated world's time: it stands still until told to go on, and everything happens on the thread that tells it to,
 * in the order of its time and, at the same time, of its scheduling.
 */
public final class VirtualTimeline implements Timeline {

    private final PriorityQueue<Step> steps =
            new PriorityQueue<>(Comparator.comparing(Step::at).thenComparingLong(Step::number));
    private Instant now;
    private long scheduled;

    public VirtualTimeline(Instant start) {
        this.now = start;
    }

    private record Step(Instant at, long number, Runnable work) {}

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public Timer schedule(Instant at, Runnable work) {
        Step step = new Step(at.isBefore(now) ? now : at, scheduled++, work);
        steps.add(step);
        return () -> steps.remove(step);
    }

    @Override
    public void fork(String name, Runnable work) {
        schedule(now, work);
    }

    /** When the next step is due, if there is one. */
    public Optional<Instant> next() {
        return Optional.ofNullable(steps.peek()).map(Step::at);
    }

    /** Moves to the time of the next step and takes it; false when there is none. */
    public boolean step() {
        Step step = steps.poll();
        if (step == null) {
            return false;
        }
        now = step.at;
        step.work.run();
        return true;
    }

    /** Takes every step that is due now, and those that they make due; time stands still. */
    public void settle() {
        advanceTo(now);
    }

    public void advance(Duration duration) {
        advanceTo(now.plus(duration));
    }

    /** Takes every step until then, in order, and stops there. */
    public void advanceTo(Instant then) {
        while (next().filter(at -> !at.isAfter(then)).isPresent()) {
            step();
        }
        now = then;
    }
}
