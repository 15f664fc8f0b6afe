package dev.gantry.ecs.domain.service;

import dev.gantry.ecs.domain.identifier.EcsArn;
import dev.gantry.ecs.domain.identifier.Shared;
import dev.gantry.ecs.domain.task.TaskOrigin;
import dev.gantry.value.Scope;

/** Which service: its account and region, its cluster's name and its own. */
public record ServiceId(Scope scope, String cluster, String name) {

    public ServiceId {
        scope = Shared.scope(scope);
        cluster = Shared.text(cluster);
        name = Shared.text(name);
    }

    /** The key of the service's row, and what the keys of its deployments, revisions and events begin with. */
    public String key() {
        return scope.prefix() + cluster + "/" + name;
    }

    public String arn() {
        return EcsArn.service(scope, cluster, name);
    }

    /** The group that all its tasks are in. */
    public String group() {
        return TaskOrigin.groupOfService(name);
    }
}
