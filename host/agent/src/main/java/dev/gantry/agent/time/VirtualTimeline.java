package dev.gantry.agent.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that stands still until it is told to move; alarms run on the caller's thread, earliest first. */
public final class VirtualTimeline implements Timeline {

    private final PriorityQueue<Waiting> waiting = new PriorityQueue<>(
            Comparator.<Waiting, Instant>comparing(alarm -> alarm.time).thenComparing(alarm -> alarm.number));
    private Instant now;
    private long numbers;

    public VirtualTimeline(Instant start) {
        this.now = start;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public Alarm at(Instant time, Runnable work) {
        Waiting alarm = new Waiting(time, numbers++, work);
        waiting.add(alarm);
        return alarm;
    }

    /** Lets this much time pass, running every alarm on its way. */
    public void advance(Duration duration) {
        Instant until = now.plus(duration);
        Waiting next = waiting.peek();
        while (next != null && !next.time.isAfter(until)) {
            step();
            next = waiting.peek();
        }
        now = until;
    }

    /** Moves to the next alarm and runs it; false when none waits. */
    public boolean step() {
        Waiting next = waiting.poll();
        if (next == null) {
            return false;
        }
        now = next.time.isAfter(now) ? next.time : now;
        next.run();
        return true;
    }

    /** A cancelled alarm stays in the queue until its time, without its work. */
    private static final class Waiting implements Alarm {

        private final Instant time;
        private final long number;
        private Runnable work;

        Waiting(Instant time, long number, Runnable work) {
            this.time = time;
            this.number = number;
            this.work = work;
        }

        void run() {
            work.run();
        }

        @Override
        public void cancel() {
            work = () -> {};
        }
    }
}
