package dev.gantry.ecs.domain.service;

import dev.gantry.ecs.domain.identifier.EcsArn;

/**
 * Which deployment of a service, or which of its task sets: both start tasks under the name {@code ecs-svc/…}.
 *
 * @param number 19 digits; a deployment shares them with the service revision that was made for it
 */
public record DeploymentId(ServiceId service, String number) {

    private static final String PREFIX = "ecs-svc/";

    /** The key of the deployment's row. */
    public String key() {
        return service.key() + "/" + number;
    }

    /** What its tasks say they were started by. */
    public String startedBy() {
        return PREFIX + number;
    }

    /** The ARN of the task set with this id. */
    public String taskSetArn() {
        return EcsArn.taskSet(service.scope(), service.cluster(), service.name(), number);
    }

    /** What the number of deployments and task sets stands behind. */
    public static boolean isName(String startedBy) {
        return startedBy.startsWith(PREFIX);
    }

    /** The digits of {@code ecs-svc/…}. */
    public static String number(String startedBy) {
        return startedBy.substring(PREFIX.length());
    }
}
