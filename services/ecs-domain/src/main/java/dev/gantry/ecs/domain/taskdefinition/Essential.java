package dev.gantry.ecs.domain.taskdefinition;

import dev.gantry.shapes.ecs.ContainerDefinition;

/** Whether a container's end is its task's end: yes, unless its definition says no. */
public final class Essential {

    private Essential() {}

    public static boolean is(ContainerDefinition container) {
        return !Boolean.FALSE.equals(container.essential());
    }
}
