package dev.gantry.agent.session;

import dev.gantry.agent.engine.AgentSettings;
import dev.gantry.agent.engine.PullBehavior;
import dev.gantry.agent.engine.Surroundings;
import dev.gantry.agent.engine.Tasks;
import dev.gantry.agent.runtime.RuntimeInfo;
import dev.gantry.agent.simulated.SimulatedRuntime;
import dev.gantry.agent.state.AgentState;
import dev.gantry.agent.state.MemoryState;
import dev.gantry.agent.time.VirtualTimeline;
import dev.gantry.shapes.acs.HeartbeatMessage;
import dev.gantry.shapes.acs.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A whole agent in one thread, on virtual time, a simulated runtime and a control plane of paper. */
final class PaperAgent {

    final VirtualTimeline timeline = new VirtualTimeline(Instant.parse("2026-01-01T00:00:00Z"));
    final SimulatedRuntime runtime =
            new SimulatedRuntime(timeline, new RuntimeInfo("simulated", "20.10.24", 2, 4096, "amd64"));
    final AgentState state;
    final PaperControlPlane controlPlane = new PaperControlPlane();
    final PaperChannel acs = new PaperChannel();
    final PaperChannel tcs = new PaperChannel();
    private final NoJitter ids = new NoJitter();
    private final Surroundings around = new Surroundings(timeline, Runnable::run, ids, Optional.empty());
    private int payloads;
    AgentOptions options = AgentOptions.of("demo", "us-east-1");
    Agent agent;

    PaperAgent() {
        this(new MemoryState());
    }

    PaperAgent(AgentState state) {
        this.state = state;
        this.agent = fresh();
    }

    private Agent fresh() {
        return new Agent(parts(), options, new Hub(_ -> acs, Optional.of(_ -> tcs), true));
    }

    Agent.Parts parts() {
        AgentSettings settings = AgentSettings.of("test", "us-east-1").pulling(PullBehavior.PREFER_CACHED);
        return new Agent.Parts(settings, runtime, state, controlPlane, around);
    }

    PaperAgent start() {
        agent.start();
        return this;
    }

    /** Another process with the same memory, as after a kill -9: the old one is not heard any more. */
    PaperAgent restart() {
        agent.close();
        agent = fresh();
        return start();
    }

    PaperAgent pass(Duration time) {
        timeline.advance(time);
        return this;
    }

    PaperAgent pass(int seconds) {
        return pass(Duration.ofSeconds(seconds));
    }

    /** Time in which both sessions hear heartbeats. */
    PaperAgent live(int seconds) {
        for (int i = 0; i < seconds; i += 20) {
            pass(Math.min(20, seconds - i));
            acs.last().listener.message(new HeartbeatMessage(true, "h"));
            tcs.last().listener.message(new dev.gantry.shapes.tcs.HeartbeatMessage(true));
        }
        return this;
    }

    PaperAgent run(Task... tasks) {
        acs.last()
                .listener
                .message(Tasks.payload(tasks).toBuilder()
                        .containerInstanceArn("i")
                        .seqNum(++payloads)
                        .build());
        return pass(Duration.ZERO);
    }

    /** The statuses that were submitted of a task. */
    List<String> submitted(String task) {
        return controlPlane.submitted.stream()
                .filter(change -> Tasks.arn(task).equals(change.task()))
                .map(change -> String.valueOf(change.status()))
                .toList();
    }
}
