package dev.gantry.ecs;

import dev.gantry.ecs.domain.identifier.ClusterReference;
import dev.gantry.ecs.domain.identifier.EcsArn;
import dev.gantry.kernel.Call;
import dev.gantry.value.Arn;
import org.jspecify.annotations.Nullable;

/** The ARNs that IAM is asked about, as the requests name them; nothing is looked up, nothing is refused. */
public final class Subjects {

    private Subjects() {}

    public static String cluster(@Nullable String reference, Call call) {
        if (reference == null || reference.isEmpty()) {
            return EcsArn.cluster(call.scope(), ClusterReference.DEFAULT);
        }
        return Arn.looksLikeOne(reference) ? reference : EcsArn.cluster(call.scope(), reference);
    }

    /** An instance's ARN names its cluster, too. */
    public static String containerInstance(@Nullable String cluster, @Nullable String reference, Call call) {
        String id = reference == null ? "" : reference;
        return Arn.looksLikeOne(id)
                ? inCluster(cluster, id, call)
                : EcsArn.containerInstance(call.scope(), name(cluster, call), id);
    }

    /** A task's ARN names its cluster, too. */
    public static String task(@Nullable String cluster, @Nullable String reference, Call call) {
        String id = reference == null ? "" : reference;
        return Arn.looksLikeOne(id) ? inCluster(cluster, id, call) : EcsArn.task(call.scope(), name(cluster, call), id);
    }

    /** A service's ARN names its cluster, too. */
    public static String service(@Nullable String cluster, @Nullable String reference, Call call) {
        String named = reference == null ? "" : reference;
        return Arn.looksLikeOne(named)
                ? inCluster(cluster, named, call)
                : EcsArn.service(call.scope(), name(cluster, call), named);
    }

    /** A task set's ARN names its cluster and its service. */
    public static String taskSet(
            @Nullable String cluster, @Nullable String service, @Nullable String reference, Call call) {
        String id = reference == null ? "" : reference;
        return Arn.looksLikeOne(id)
                ? id
                : service(cluster, service, call).replaceFirst(":service/", ":task-set/") + "/ecs-svc/"
                        + id.replaceFirst("^.*ecs-svc/", "");
    }

    private static String name(@Nullable String cluster, Call call) {
        return cluster(cluster, call).replaceFirst(".*:cluster/", "");
    }

    /** An ARN in the old short format names no cluster; what it means is in the one that the request names. */
    private static String inCluster(@Nullable String cluster, String reference, Call call) {
        return Arn.parse(reference)
                .filter(arn -> arn.resource().split("/", -1).length == 2)
                .map(arn -> arn.scope()
                        .arn(arn.service(), arn.resource().replaceFirst("/", "/" + name(cluster, call) + "/"))
                        .toString())
                .orElse(reference);
    }

    public static String taskDefinition(@Nullable String reference, Call call) {
        String named = reference == null ? "" : reference;
        return Arn.looksLikeOne(named)
                ? named
                : call.scope().arn("ecs", "task-definition/" + named).toString();
    }
}
