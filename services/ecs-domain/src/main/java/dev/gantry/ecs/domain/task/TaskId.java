package dev.gantry.ecs.domain.task;

import dev.gantry.ecs.domain.identifier.EcsArn;
import dev.gantry.ecs.domain.identifier.Shared;
import dev.gantry.value.Scope;

/**
 * Which task: its account and region, its cluster's name and its id.
 *
 * @param id 32 lower-case hexadecimal digits
 */
public record TaskId(Scope scope, String cluster, String id) {

    public TaskId {
        scope = Shared.scope(scope);
        cluster = Shared.text(cluster);
    }

    /** The key of the task's row. */
    public String key() {
        return scope.prefix() + cluster + "/" + id;
    }

    public String arn() {
        return EcsArn.task(scope, cluster, id);
    }
}
