package dev.gantry.ecs.domain.service;

import static dev.gantry.ecs.domain.service.Refusal.unless;

import dev.gantry.shapes.ecs.CreateServiceRequest;
import dev.gantry.shapes.ecs.DeploymentController;
import dev.gantry.shapes.ecs.DeploymentControllerType;
import dev.gantry.shapes.ecs.LaunchType;
import dev.gantry.shapes.ecs.SchedulingStrategy;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What never changes about a service, and what each kind of them allows.
 *
 * @param scheduling REPLICA or DAEMON
 * @param controller ECS, CODE_DEPLOY or EXTERNAL
 */
record ServiceKind(String scheduling, String controller) {

    static ServiceKind of(ServiceSettings settings) {
        return new ServiceKind(settings.schedulingStrategy(), settings.deploymentController());
    }

    static ServiceKind ofNew(CreateServiceRequest request) {
        ServiceKind kind = new ServiceKind(
                Objects.requireNonNullElse(request.schedulingStrategy(), SchedulingStrategy.REPLICA),
                controller(request.deploymentController()));
        if (kind.isDaemon()) {
            kind.checkDaemon(request);
        }
        if (kind.isExternal()) {
            checkExternal(request);
        } else {
            unless(
                    request.taskDefinition() != null,
                    "A task definition must be specified if the service uses either the ECS or CODE_DEPLOY"
                            + " deployment controllers.");
        }
        return kind;
    }

    private static String controller(@Nullable DeploymentController controller) {
        String type = controller == null ? null : controller.type();
        return Objects.requireNonNullElse(type, DeploymentControllerType.ECS);
    }

    boolean isDaemon() {
        return scheduling.equals(SchedulingStrategy.DAEMON);
    }

    boolean isOurs() {
        return controller.equals(DeploymentControllerType.ECS);
    }

    boolean isExternal() {
        return controller.equals(DeploymentControllerType.EXTERNAL);
    }

    private void checkDaemon(CreateServiceRequest request) {
        unless(
                isOurs(),
                "The daemon scheduling strategy does not support the deployment controller " + controller + ".");
        checkDesiredCount(request.desiredCount());
        unless(
                !LaunchType.FARGATE.equals(request.launchType()),
                "The FARGATE launch type does not support the DAEMON scheduling strategy.");
        unless(
                request.capacityProviderStrategyOrEmpty().isEmpty(),
                "The daemon scheduling strategy does not support a capacity provider strategy.");
        checkStrategies(request.placementStrategyOrEmpty().isEmpty());
    }

    void checkDesiredCount(@Nullable Integer count) {
        unless(count == null || !isDaemon(), "The daemon scheduling strategy does not support a desired count.");
        unless(count == null || count >= 0, "desiredCount cannot be negative.");
    }

    void checkStrategies(boolean none) {
        unless(none || !isDaemon(), "The daemon scheduling strategy does not support placement strategies.");
    }

    /** Task sets say these things. */
    private static void checkExternal(CreateServiceRequest request) {
        boolean none = request.taskDefinition() == null
                && request.launchType() == null
                && request.capacityProviderStrategyOrEmpty().isEmpty()
                && request.platformVersion() == null
                && request.networkConfiguration() == null;
        unless(
                none,
                "A service that uses the EXTERNAL deployment controller can specify only parameters that are not"
                        + " controlled at the task set level.");
    }
}
