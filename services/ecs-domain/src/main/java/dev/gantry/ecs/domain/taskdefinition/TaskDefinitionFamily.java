package dev.gantry.ecs.domain.taskdefinition;

import dev.gantry.value.Row;
import dev.gantry.value.Scope;

/**
 * A family of task definitions. It outlives its revisions: numbers are never used again.
 *
 * @param lastRevision the newest number that was given out
 */
public record TaskDefinitionFamily(Scope scope, String name, int lastRevision) implements Row {

    public static TaskDefinitionFamily of(Scope scope, String name) {
        return new TaskDefinitionFamily(scope, name, 0);
    }

    public static String key(Scope scope, String name) {
        return scope.prefix() + name;
    }

    @Override
    public String key() {
        return key(scope, name);
    }

    /** The family with one revision more. */
    public TaskDefinitionFamily next() {
        return new TaskDefinitionFamily(scope, name, lastRevision + 1);
    }
}
