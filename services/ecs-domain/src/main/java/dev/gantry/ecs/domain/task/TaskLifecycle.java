package dev.gantry.ecs.domain.task;

import static dev.gantry.ecs.domain.task.TaskStatus.ACTIVATING;
import static dev.gantry.ecs.domain.task.TaskStatus.DEACTIVATING;
import static dev.gantry.ecs.domain.task.TaskStatus.DEPROVISIONING;
import static dev.gantry.ecs.domain.task.TaskStatus.STOPPED;

import dev.gantry.ecs.domain.task.TaskSignal.Activated;
import dev.gantry.ecs.domain.task.TaskSignal.AgentReported;
import dev.gantry.ecs.domain.task.TaskSignal.AttachmentChanged;
import dev.gantry.ecs.domain.task.TaskSignal.ConnectivityChanged;
import dev.gantry.ecs.domain.task.TaskSignal.Deactivated;
import dev.gantry.ecs.domain.task.TaskSignal.Deprovisioned;
import dev.gantry.ecs.domain.task.TaskSignal.Expired;
import dev.gantry.ecs.domain.task.TaskSignal.HealthReported;
import dev.gantry.ecs.domain.task.TaskSignal.InstanceLost;
import dev.gantry.ecs.domain.task.TaskSignal.NetworkReady;
import dev.gantry.ecs.domain.task.TaskSignal.Placed;
import dev.gantry.ecs.domain.task.TaskSignal.ProvisioningFailed;
import dev.gantry.ecs.domain.task.TaskSignal.StopRequested;
import java.time.Instant;

/**
 * The one lifecycle of a task: lastStatus only moves forward, desiredStatus goes from RUNNING to STOPPED once, and every
 * change counts the version up. Source: task lifecycle in the ECS guide.
 */
public final class TaskLifecycle {

    private TaskLifecycle() {}

    /** The task after the signal; the very same task when the signal is late, repeated or not meant for it. */
    public static Task next(Task task, TaskSignal signal) {
        Task after = transition(new Moment(task, signal.at()), signal);
        return after.equals(task) ? task : after.copy(draft -> draft.version = task.version() + 1);
    }

    /** A task whose place is known when it is accepted: nobody saw it without one, so it begins with version 1. */
    public static Task begin(Task accepted, TaskPlace place, Instant at) {
        return next(accepted, new Placed(place, at)).copy(draft -> draft.version = 1);
    }

    private static Task transition(Moment now, TaskSignal signal) {
        return switch (signal) {
            case Placed chosen when now.waits() -> now.placed(chosen.place());
            case NetworkReady ready when now.waits() -> now.networkReady(ready.networkInterface());
            case ProvisioningFailed failed when now.waits() -> now.lost(failed.cause());
            case AgentReported said when now.isWithAgent() -> now.reported(said.report());
            case HealthReported said when now.isWithAgent() -> now.health(said.containers());
            case ConnectivityChanged change when now.isWithAgent() -> now.connectivity(change.connected());
            case AttachmentChanged change when !now.isStopped() -> now.attachment(change);
            case Activated _ when now.is(ACTIVATING) -> now.activated();
            case StopRequested wish when now.isWanted() -> now.stopRequested(wish.cause());
            case Deactivated _ when now.is(DEACTIVATING) -> now.deactivated();
            case InstanceLost loss when now.isOnHost() -> now.lost(loss.cause());
            case Deprovisioned _ when now.is(DEPROVISIONING) -> now.deprovisioned();
            case Expired _ when now.is(STOPPED) -> now.expired();
            case Placed _,
                    NetworkReady _,
                    ProvisioningFailed _,
                    AgentReported _,
                    HealthReported _,
                    ConnectivityChanged _,
                    AttachmentChanged _,
                    Activated _,
                    StopRequested _,
                    Deactivated _,
                    InstanceLost _,
                    Deprovisioned _,
                    Expired _ -> now.task(); // late or repeated
        };
    }
}
