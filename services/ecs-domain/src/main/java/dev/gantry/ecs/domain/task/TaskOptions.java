package dev.gantry.ecs.domain.task;

import java.util.Optional;

/**
 * What was chosen for a task beside its definition.
 *
 * @param executeCommand whether ExecuteCommand may be used
 * @param activation whether there is work between containers up and RUNNING, and again before they go: Cloud Map,
 *     several target groups
 * @param platform on Fargate only
 */
public record TaskOptions(boolean executeCommand, boolean activation, Optional<TaskPlatform> platform) {

    public static final TaskOptions NONE = new TaskOptions(false, false, Optional.empty());
}
