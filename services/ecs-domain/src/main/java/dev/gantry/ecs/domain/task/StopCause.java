package dev.gantry.ecs.domain.task;

import dev.gantry.ecs.domain.identifier.Shared;
import java.util.Optional;

/** A task's stopCode and stoppedReason. Source of the texts: stopped task error messages in the ECS guide. */
public record StopCause(StopCode code, String reason) {

    public StopCause {
        reason = Shared.text(reason);
    }

    /** StopTask, with the caller's reason verbatim. */
    public static StopCause byUser(Optional<String> reason) {
        return new StopCause(StopCode.USER_INITIATED, reason.orElse("Task stopped by user"));
    }

    /** Scale-in or rollout of a deployment, as in {@code ecs-svc/4912345678901234567}. */
    public static StopCause scalingActivity(String deployment) {
        return byScheduler("Scaling activity initiated by (deployment " + deployment + ")");
    }

    public static StopCause failedLoadBalancerHealthChecks(String targetGroupArn) {
        return byScheduler("Task failed ELB health checks in (target-group " + targetGroupArn + ")");
    }

    public static StopCause failedContainerHealthChecks() {
        return byScheduler("Task failed container health checks");
    }

    public static StopCause byScheduler(String reason) {
        return new StopCause(StopCode.SERVICE_SCHEDULER_INITIATED, reason);
    }

    public static StopCause hostTerminated(String ec2InstanceId) {
        return new StopCause(StopCode.TERMINATION_NOTICE, "Host EC2 (instance " + ec2InstanceId + ") terminated.");
    }

    public static StopCause instanceDeregistered() {
        return new StopCause(StopCode.USER_INITIATED, "Container instance deregistration forced by user");
    }

    public static StopCause spotInterruption() {
        return new StopCause(StopCode.SPOT_INTERRUPTION, "Your Spot Task was interrupted.");
    }

    public static StopCause networkTimeout() {
        return failedToStart("Timeout waiting for network interface provisioning to complete.");
    }

    /** A task that waited in PROVISIONING and never got a place; the reason is a placement's, as in RESOURCE:CPU. */
    public static StopCause neverPlaced(String reason) {
        return failedToStart("TaskFailedToStart: " + reason);
    }

    public static StopCause failedToStart(String reason) {
        return new StopCause(StopCode.TASK_FAILED_TO_START, reason);
    }

    public static StopCause essentialContainerExited() {
        return new StopCause(StopCode.ESSENTIAL_CONTAINER_EXITED, "Essential container in task exited");
    }
}
