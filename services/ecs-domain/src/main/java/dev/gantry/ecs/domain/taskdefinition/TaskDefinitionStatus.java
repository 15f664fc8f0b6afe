package dev.gantry.ecs.domain.taskdefinition;

/** The status of a task definition's revision. It only moves forward. */
public enum TaskDefinitionStatus {
    ACTIVE,
    INACTIVE,
    DELETE_IN_PROGRESS
}
