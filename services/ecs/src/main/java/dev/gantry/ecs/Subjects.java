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
        if (Arn.looksLikeOne(id)) {
            return id;
        }
        String name = cluster(cluster, call).replaceFirst(".*:cluster/", "");
        return EcsArn.containerInstance(call.scope(), name, id);
    }

    /** A task's ARN names its cluster, too. */
    public static String task(@Nullable String cluster, @Nullable String reference, Call call) {
        String id = reference == null ? "" : reference;
        if (Arn.looksLikeOne(id)) {
            return id;
        }
        String name = cluster(cluster, call).replaceFirst(".*:cluster/", "");
        return EcsArn.task(call.scope(), name, id);
    }

    /** A service's ARN names its cluster, too. */
    public static String service(@Nullable String cluster, @Nullable String reference, Call call) {
        String named = reference == null ? "" : reference;
        if (Arn.looksLikeOne(named)) {
            return named;
        }
        String name = cluster(cluster, call).replaceFirst(".*:cluster/", "");
        return EcsArn.service(call.scope(), name, named);
    }

    /** A task set's ARN names its cluster and its service. */
    public static String taskSet(
            @Nullable String cluster, @Nullable String service, @Nullable String reference, Call call) {
        String id = reference == null ? "" : reference;
        return Arn.looksLikeOne(id)
                ? id
                : service(cluster, service, call).replaceFirst(":service/", ":task-set/") + "/" + id;
    }

    public static String taskDefinition(@Nullable String reference, Call call) {
        String named = reference == null ? "" : reference;
        return Arn.looksLikeOne(named)
                ? named
                : call.scope().arn("ecs", "task-definition/" + named).toString();
    }
}
