package dev.gantry.world.host;

import dev.gantry.agent.time.Alarm;
import dev.gantry.agent.time.Timeline;
import java.time.Instant;

/** The world's time as an agent and its runtime see it. */
record AgentTime(dev.gantry.kernel.time.Timeline world) implements Timeline {

    @Override
    public Instant now() {
        return world.instant();
    }

    @Override
    public Alarm at(Instant time, Runnable work) {
        return world.schedule(time, work)::cancel;
    }
}
