package dev.gantry.agent.session;

import dev.gantry.agent.engine.AgentSettings;
import dev.gantry.agent.engine.CountedIds;
import dev.gantry.agent.engine.PullBehavior;
import dev.gantry.agent.engine.Surroundings;
import dev.gantry.agent.runtime.RuntimeInfo;
import dev.gantry.agent.simulated.SimulatedRuntime;
import dev.gantry.agent.state.AgentState;
import dev.gantry.agent.state.MemoryState;
import dev.gantry.agent.time.SystemTimeline;
import dev.gantry.auth.AccessKey;
import java.time.InstantSource;
import java.util.Optional;

/** A whole agent over real sockets, on the machine's time and a simulated runtime. */
final class WiredAgent implements AutoCloseable {

    static final AgentOptions OPTIONS = AgentOptions.of("demo", "us-east-1");

    final SystemTimeline timeline = new SystemTimeline();
    final SimulatedRuntime runtime;
    final Agent agent;

    WiredAgent(ControlPlaneDouble controlPlane) {
        this(controlPlane, new MemoryState(), Keys.PERMANENT);
    }

    WiredAgent(ControlPlaneDouble controlPlane, AgentState state, AccessKey key) {
        runtime = new SimulatedRuntime(timeline, new RuntimeInfo("simulated", "20.10.24+dfsg1", 2, 1024, "amd64"));
        InstantSource clock = InstantSource.system();
        ControlPlane api = new HttpControlPlane(new ApiClient(controlPlane.endpoint(), key, clock), "us-east-1");
        Surroundings around =
                new Surroundings(timeline, Thread::startVirtualThread, new CountedIds(), Optional.empty());
        AgentSettings settings = AgentSettings.of("test", "us-east-1").pulling(PullBehavior.PREFER_CACHED);
        agent = new Agent(
                        new Agent.Parts(settings, runtime, state, api, around),
                        OPTIONS,
                        Hub.of(api, OPTIONS, key, clock))
                .start();
    }

    @Override
    public void close() {
        agent.close();
        timeline.close();
    }
}
