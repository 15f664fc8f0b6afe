package dev.gantry.kernel.time;

import java.time.Instant;
import java.time.InstantSource;

/** The time it is, what is to be done later, and what is to be done beside. Nothing else in gantry waits. */
public interface Timeline extends InstantSource {

    /** Runs the work at that time, or soon if it is past. The work must be short: it holds up all other timers. */
    Timer schedule(Instant at, Runnable work);

    /** Runs work that may block: on a thread of its own in a server, as a later step in a simulated world. */
    void fork(String name, Runnable work);

    /** Work that is to be done later. */
    interface Timer {

        /** Forgets the work, unless it has begun. */
        void cancel();
    }
}
