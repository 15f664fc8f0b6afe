package dev.gantry.ecs.domain.task;

import java.time.Instant;
import java.util.Map;

/** Everything that can happen to a task. */
public sealed interface TaskSignal {

    /** When it happened, or was heard of. */
    Instant at();

    /** An instance or a Fargate host was chosen, and the resources on it are taken. */
    record Placed(TaskPlace place, Instant at) implements TaskSignal {}

    /** The network interface of an awsvpc task exists and is attached. */
    record NetworkReady(TaskAttachment networkInterface, Instant at) implements TaskSignal {}

    /** The task will never get what it waits for in PROVISIONING. */
    record ProvisioningFailed(StopCause cause, Instant at) implements TaskSignal {}

    /** The agent submitted a state change. */
    record AgentReported(AgentReport report, Instant at) implements TaskSignal {}

    /** The agent's telemetry carried health of containers, by name. */
    record HealthReported(Map<String, Health> containers, Instant at) implements TaskSignal {

        public HealthReported {
            containers = Map.copyOf(containers);
        }
    }

    /** The agent or the Fargate host came or went. */
    record ConnectivityChanged(boolean connected, Instant at) implements TaskSignal {}

    /** An attachment of the task changed. */
    record AttachmentChanged(String attachment, AttachmentStatus status, Instant at) implements TaskSignal {}

    /** The work of ACTIVATING is done. */
    record Activated(Instant at) implements TaskSignal {}

    /** A user or the service scheduler wants it stopped. */
    record StopRequested(StopCause cause, Instant at) implements TaskSignal {}

    /** The work of DEACTIVATING is done. */
    record Deactivated(Instant at) implements TaskSignal {}

    /** Its container instance is gone or deregistered by force: nobody will report any more. */
    record InstanceLost(StopCause cause, Instant at) implements TaskSignal {}

    /** Its network interface is detached and deleted. */
    record Deprovisioned(Instant at) implements TaskSignal {}

    /** It has been visible as STOPPED for long enough. */
    record Expired(Instant at) implements TaskSignal {}
}
