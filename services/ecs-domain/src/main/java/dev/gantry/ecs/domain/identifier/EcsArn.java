package dev.gantry.ecs.domain.identifier;

import dev.gantry.value.Scope;

/** The ARNs of ECS' resources, all in the long format. Rows keep ids only; ARNs are derived. */
public final class EcsArn {

    private EcsArn() {}

    public static String cluster(Scope scope, String name) {
        return arn(scope, "cluster/" + name);
    }

    public static String service(Scope scope, String cluster, String name) {
        return arn(scope, "service/" + cluster + "/" + name);
    }

    public static String task(Scope scope, String cluster, String id) {
        return arn(scope, "task/" + cluster + "/" + id);
    }

    public static String containerInstance(Scope scope, String cluster, String id) {
        return arn(scope, "container-instance/" + cluster + "/" + id);
    }

    public static String container(Scope scope, String cluster, String task, String id) {
        return arn(scope, "container/" + cluster + "/" + task + "/" + id);
    }

    public static String taskDefinition(Scope scope, String family, int revision) {
        return arn(scope, "task-definition/" + family + ":" + revision);
    }

    public static String capacityProvider(Scope scope, String name) {
        return arn(scope, "capacity-provider/" + name);
    }

    public static String taskSet(Scope scope, String cluster, String service, String number) {
        return arn(scope, "task-set/" + cluster + "/" + service + "/ecs-svc/" + number);
    }

    public static String serviceRevision(Scope scope, String cluster, String service, String number) {
        return arn(scope, "service-revision/" + cluster + "/" + service + "/" + number);
    }

    public static String serviceDeployment(Scope scope, String cluster, String service, String id) {
        return arn(scope, "service-deployment/" + cluster + "/" + service + "/" + id);
    }

    private static String arn(Scope scope, String resource) {
        return scope.arn("ecs", resource).toString();
    }
}
