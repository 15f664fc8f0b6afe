package dev.gantry.benchmarks.simulated;

import dev.gantry.ecs.domain.instance.InstanceId;
import dev.gantry.ecs.hub.AcsSession;
import dev.gantry.ecs.hub.AgentHub;
import dev.gantry.ecs.hub.AgentParameters;
import dev.gantry.ecs.hub.Link;
import dev.gantry.ecs.hub.MessageCodec;
import dev.gantry.shapes.Structure;
import dev.gantry.shapes.acs.AckRequest;
import dev.gantry.shapes.acs.HeartbeatAckRequest;
import dev.gantry.shapes.acs.HeartbeatMessage;
import dev.gantry.shapes.acs.PayloadMessage;
import dev.gantry.shapes.acs.Task;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A container instance whose agent lives in the server's process: it has no thread and remembers no task. What the hub
 * tells it to begin it reports RUNNING at once, what it should stop STOPPED. Records go both ways as they are.
 */
public final class SimulatedHost implements Link {

    private final InstanceId instance;
    private final TaskReports reports;
    private @Nullable AcsSession session;

    SimulatedHost(InstanceId instance, TaskReports reports) {
        this.instance = instance;
        this.reports = reports;
    }

    void connect(AgentHub hub) {
        Map<String, String> query = Map.of(
                "clusterArn",
                instance.cluster(),
                "containerInstanceArn",
                instance.arn(),
                "agentVersion",
                "1.100.0",
                "dockerVersion",
                "DockerVersion: 28.0.0");
        session = hub.connectAcs(instance, AgentParameters.of(query), this);
    }

    /** Nothing is left of the host but its rows. */
    public void disconnect() {
        Optional.ofNullable(session).ifPresent(AcsSession::closed);
    }

    @Override
    public void send(Structure message, MessageCodec codec) {
        switch (message) {
            case PayloadMessage payload -> {
                payload.tasksOrEmpty().forEach(this::obey);
                answer(new AckRequest(instance.cluster(), instance.arn(), payload.messageId()));
            }
            case HeartbeatMessage beat -> answer(new HeartbeatAckRequest(beat.messageId()));
            default -> {} // manifests and credentials: an agent without memory has nothing to compare
        }
    }

    private void obey(@Nullable Task task) {
        if (task != null) {
            reports.report(instance, task);
        }
    }

    /** The first message may come before the hub has returned the session. */
    private void answer(Structure message) {
        AcsSession open = session;
        if (open != null) {
            open.receive(message);
        }
    }

    @Override
    public void send(String frame) {
        throw new IllegalStateException("Records only.");
    }

    @Override
    public void close(int code, String reason) {
        session = null;
    }
}
