package dev.gantry.agent.logs;

/**
 * The stream of a container.
 *
 * @param region of the group, which may be another than the container instance's
 * @param createGroup whether a missing group may be created (awslogs-create-group)
 */
public record LogTarget(String region, String group, String stream, boolean createGroup) {}
