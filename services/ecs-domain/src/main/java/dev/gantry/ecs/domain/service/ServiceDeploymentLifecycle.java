package dev.gantry.ecs.domain.service;

import static dev.gantry.ecs.domain.service.ServiceDeploymentStatus.IN_PROGRESS;
import static dev.gantry.ecs.domain.service.ServiceDeploymentStatus.PENDING;
import static dev.gantry.ecs.domain.service.ServiceDeploymentStatus.ROLLBACK_FAILED;
import static dev.gantry.ecs.domain.service.ServiceDeploymentStatus.ROLLBACK_IN_PROGRESS;
import static dev.gantry.ecs.domain.service.ServiceDeploymentStatus.ROLLBACK_REQUESTED;
import static dev.gantry.ecs.domain.service.ServiceDeploymentStatus.ROLLBACK_SUCCESSFUL;
import static dev.gantry.ecs.domain.service.ServiceDeploymentStatus.STOPPED;
import static dev.gantry.ecs.domain.service.ServiceDeploymentStatus.STOP_REQUESTED;
import static dev.gantry.ecs.domain.service.ServiceDeploymentStatus.SUCCESSFUL;

import dev.gantry.ecs.domain.service.ServiceDeploymentSignal.Completed;
import dev.gantry.ecs.domain.service.ServiceDeploymentSignal.Failed;
import dev.gantry.ecs.domain.service.ServiceDeploymentSignal.RollbackBegun;
import dev.gantry.ecs.domain.service.ServiceDeploymentSignal.Started;
import dev.gantry.ecs.domain.service.ServiceDeploymentSignal.StopWanted;
import dev.gantry.ecs.domain.service.ServiceDeploymentSignal.Stopped;

/** The one lifecycle of a service deployment: nothing leaves a status in which it is over. */
public final class ServiceDeploymentLifecycle {

    private ServiceDeploymentLifecycle() {}

    /** The status after the signal; the same one when the signal changes nothing. */
    public static ServiceDeploymentStatus next(ServiceDeploymentStatus status, ServiceDeploymentSignal signal) {
        return switch (signal) {
            case Started() when status == PENDING -> IN_PROGRESS;
            case Completed() when !status.isOver() -> goesBack(status) ? ROLLBACK_SUCCESSFUL : SUCCESSFUL;
            case Failed() when !status.isOver() -> goesBack(status) ? ROLLBACK_FAILED : STOPPED;
            case StopWanted(boolean rollback) when isRolling(status) -> rollback ? ROLLBACK_REQUESTED : STOP_REQUESTED;
            case RollbackBegun() when !status.isOver() -> ROLLBACK_IN_PROGRESS;
            case Stopped() when !status.isOver() -> STOPPED;
            case Started(), Completed(), Failed(), StopWanted _, RollbackBegun(), Stopped() -> status;
        };
    }

    private static boolean isRolling(ServiceDeploymentStatus status) {
        return status == PENDING || status == IN_PROGRESS;
    }

    /** A rollback that fails is not rolled back. */
    private static boolean goesBack(ServiceDeploymentStatus status) {
        return status == ROLLBACK_IN_PROGRESS || status == ROLLBACK_REQUESTED;
    }
}
