package dev.gantry.ecs.domain.instance;

import dev.gantry.ecs.domain.identifier.EcsArn;
import dev.gantry.ecs.domain.identifier.Shared;
import dev.gantry.value.Scope;

/**
 * Which container instance: its account and region, its cluster's name and its id.
 *
 * @param id 32 lower-case hexadecimal digits
 */
public record InstanceId(Scope scope, String cluster, String id) {

    public InstanceId {
        scope = Shared.scope(scope);
        cluster = Shared.text(cluster);
        id = Shared.text(id);
    }

    /** The key of all rows that belong to the instance. */
    public String key() {
        return scope.prefix() + cluster + "/" + id;
    }

    public String arn() {
        return EcsArn.containerInstance(scope, cluster, id);
    }
}
