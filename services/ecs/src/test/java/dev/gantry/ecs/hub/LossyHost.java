package dev.gantry.ecs.hub;

import dev.gantry.ecs.domain.instance.InstanceId;
import dev.gantry.ecs.domain.task.DesiredStatus;
import dev.gantry.shapes.Structure;
import dev.gantry.shapes.acs.HeartbeatAckRequest;
import dev.gantry.shapes.acs.HeartbeatMessage;
import dev.gantry.shapes.acs.PayloadMessage;
import dev.gantry.shapes.acs.Task;
import dev.gantry.shapes.acs.TaskIdentifier;
import dev.gantry.shapes.acs.TaskManifestMessage;
import dev.gantry.shapes.acs.TaskStopVerificationAck;
import dev.gantry.shapes.acs.TaskStopVerificationMessage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A small agent with the manners of the real one: desired status only advances, stale manifests are dropped, tasks that a
 * manifest lacks are stopped after verification, and a status is reported until it is accepted.
 */
final class LossyHost {

    final InstanceId instance;
    final Map<String, Running> tasks = new TreeMap<>();
    private long seen;
    private @Nullable AcsSession session;
    private Optional<Connection> connection = Optional.empty();

    LossyHost(InstanceId instance) {
        this.instance = instance;
    }

    /** A task on the host; STOPPED stays. */
    static final class Running {
        DesiredStatus desired = DesiredStatus.RUNNING;
        String status = "NONE";
        String accepted = "NONE";
    }

    /** Messages that are on their way are lost with their connection. */
    private final class Connection implements Link {

        private boolean open = true;

        @Override
        public void send(Structure message, MessageCodec codec) {
            if (open) {
                receive(message);
            }
        }

        @Override
        public void send(String frame) {
            throw new IllegalStateException("Records only.");
        }

        @Override
        public void close(int code, String reason) {
            open = false;
        }
    }

    boolean isConnected() {
        return connection.filter(link -> link.open).isPresent();
    }

    void connect(AgentHub hub) {
        Connection link = new Connection();
        connection = Optional.of(link);
        AgentParameters agent = AgentParameters.of(Map.of("containerInstanceArn", instance.arn()));
        session = hub.connectAcs(instance, agent, link);
    }

    /** The connection breaks; the hub may hear of it or not. */
    void disconnect(boolean heard) {
        connection.ifPresent(link -> link.open = false);
        if (heard && session != null) {
            session.closed();
        }
    }

    private void answer(Structure message) {
        if (session != null) {
            session.receive(message);
        }
    }

    private void receive(Structure message) {
        switch (message) {
            case PayloadMessage payload -> {
                seen = Math.max(seen, Objects.requireNonNull(payload.seqNum()));
                payload.tasksOrEmpty().forEach(this::obey);
            }
            case TaskManifestMessage manifest -> compare(manifest);
            case TaskStopVerificationAck ack ->
                ack.stopTasksOrEmpty().forEach(identifier -> stop(identifier.taskArn()));
            case HeartbeatMessage beat -> answer(new HeartbeatAckRequest(beat.messageId()));
            default -> {}
        }
    }

    private void obey(Task task) {
        Running running = tasks.computeIfAbsent(String.valueOf(task.arn()), _ -> new Running());
        if ("STOPPED".equals(task.desiredStatus())) {
            running.desired = DesiredStatus.STOPPED;
        }
    }

    private void stop(@Nullable String arn) {
        Optional.ofNullable(tasks.get(String.valueOf(arn))).ifPresent(task -> task.desired = DesiredStatus.STOPPED);
    }

    private void compare(TaskManifestMessage manifest) {
        long timeline = Objects.requireNonNull(manifest.timeline());
        if (timeline <= seen) {
            throw new AssertionError("A manifest that the agent would drop: " + timeline + " <= " + seen);
        }
        seen = timeline;
        Map<String, String> wanted = new LinkedHashMap<>();
        manifest.tasksOrEmpty()
                .forEach(task -> wanted.put(String.valueOf(task.taskArn()), String.valueOf(task.desiredStatus())));
        List<TaskIdentifier> candidates = tasks.entrySet().stream()
                .filter(task -> task.getValue().desired == DesiredStatus.RUNNING)
                .filter(task -> !"RUNNING".equals(wanted.get(task.getKey())))
                .map(task -> new TaskIdentifier(task.getKey(), null, "STOPPED"))
                .toList();
        if (!candidates.isEmpty()) {
            answer(new TaskStopVerificationMessage(Objects.requireNonNull(manifest.messageId()), candidates));
        }
    }

    /** One step forward for each task. */
    void work() {
        for (Running task : tasks.values()) {
            task.status = task.desired == DesiredStatus.STOPPED || task.status.equals("STOPPED")
                    ? "STOPPED"
                    : task.status.equals("NONE") ? "PENDING" : "RUNNING";
        }
    }

    /** An essential container exits. */
    void exit(String arn) {
        Optional.ofNullable(tasks.get(arn)).ifPresent(task -> {
            task.desired = DesiredStatus.STOPPED;
            task.status = "STOPPED";
        });
    }
}
