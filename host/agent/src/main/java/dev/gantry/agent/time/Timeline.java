package dev.gantry.agent.time;

import java.time.Instant;

/** The agent's clock and alarms: the machine's in production, virtual in a simulated fleet. */
public interface Timeline {

    Instant now();

    /** Runs the work once at this time, or at once when the time is past. */
    Alarm at(Instant time, Runnable work);
}
