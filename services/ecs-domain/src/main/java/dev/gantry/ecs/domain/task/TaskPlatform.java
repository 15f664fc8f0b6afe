package dev.gantry.ecs.domain.task;

import dev.gantry.ecs.domain.identifier.Shared;

/**
 * The Fargate platform that a task runs on.
 *
 * @param version resolved, as in {@code 1.4.0}
 * @param family as in {@code Linux}
 */
public record TaskPlatform(String version, String family) {

    public TaskPlatform {
        version = Shared.text(version);
        family = Shared.text(family);
    }
}
