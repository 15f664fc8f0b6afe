package dev.gantry.ecs;

import dev.gantry.ecs.controllers.DepartureController;
import dev.gantry.ecs.controllers.ServiceController;
import dev.gantry.ecs.controllers.ServiceDeploymentExpiryController;
import dev.gantry.ecs.controllers.ServiceExpiryController;
import dev.gantry.ecs.controllers.ServiceInstanceController;
import dev.gantry.ecs.controllers.ServiceRoomController;
import dev.gantry.ecs.controllers.TaskDefinitionDeletionController;
import dev.gantry.ecs.controllers.TaskExpiryController;
import dev.gantry.ecs.controllers.TokenExpiryController;
import dev.gantry.ecs.service.SchedulerSettings;
import dev.gantry.ecs.service.ServiceScheduler;
import dev.gantry.kernel.Service;
import java.time.Duration;

/** ECS as a server sees it: its tables, its operations and what goes on by itself. */
public final class EcsService {

    private EcsService() {}

    /**
     * The service.
     *
     * @param endpoints where agents open their sessions
     * @param retention how long what is over stays describable; ECS keeps stopped tasks for an hour at least
     */
    public static Service of(PollEndpoints endpoints, Duration retention) {
        return of(endpoints, retention, SchedulerSettings.USUAL);
    }

    /** Likewise, with what the operator decided about services. */
    public static Service of(PollEndpoints endpoints, Duration retention, SchedulerSettings settings) {
        ServiceScheduler scheduler = new ServiceScheduler(settings);
        return Service.of("ecs", EcsService.class)
                .tables(
                        EcsTables.CLUSTERS,
                        EcsTables.FAMILIES,
                        EcsTables.TASK_DEFINITIONS,
                        EcsTables.INSTANCES,
                        EcsTables.RESERVATIONS,
                        EcsTables.SEQUENCES,
                        EcsTables.TASKS,
                        EcsTables.TOKENS,
                        EcsTables.CAPACITY_PROVIDERS,
                        EcsTables.ACCOUNT_SETTINGS,
                        EcsTables.DEPARTURES,
                        EcsTables.SERVICES,
                        EcsTables.DEPLOYMENTS,
                        EcsTables.SERVICE_REVISIONS,
                        EcsTables.SERVICE_DEPLOYMENTS,
                        EcsTables.SERVICE_EVENTS,
                        EcsTables.TASK_SETS)
                .controllers(
                        new TaskExpiryController(retention),
                        new TokenExpiryController(),
                        new TaskDefinitionDeletionController(),
                        new DepartureController(retention),
                        new ServiceController(scheduler),
                        new ServiceRoomController(scheduler),
                        new ServiceInstanceController(scheduler),
                        new ServiceExpiryController(retention),
                        new ServiceDeploymentExpiryController())
                .with(endpoints);
    }
}
