package dev.gantry.ecs.instance;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.cluster.Cluster;
import dev.gantry.ecs.domain.identifier.ResourceId;
import dev.gantry.ecs.domain.instance.ContainerInstance;
import dev.gantry.ecs.domain.instance.ContainerInstanceView;
import dev.gantry.ecs.domain.instance.InstanceId;
import dev.gantry.ecs.domain.instance.InstanceReservation;
import dev.gantry.ecs.domain.placement.Candidate;
import dev.gantry.kernel.Slice;
import dev.gantry.kernel.View;
import dev.gantry.value.Arn;
import dev.gantry.value.Scope;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds and shows the container instances of a cluster. Hosts of the Fargate pool stand in no cluster. */
public final class ContainerInstances {

    private ContainerInstances() {}

    /** The instance with that id or ARN in the cluster, INACTIVE ones too. */
    public static Optional<ContainerInstance> find(View view, Cluster cluster, @Nullable String reference) {
        String named = reference == null ? "" : reference;
        String id = ResourceId.ofContainerInstance(named, cluster.name());
        return view.find(EcsTables.INSTANCES, new InstanceId(cluster.scope(), cluster.name(), id).key())
                .filter(instance -> isIn(instance.id().scope(), named));
    }

    /** An ARN of another account or region names no instance here. */
    private static boolean isIn(Scope scope, String reference) {
        return Arn.parse(reference).map(arn -> arn.scope().equals(scope)).orElse(true);
    }

    /** The ARN that a reference stands for, whether there is such an instance or not. */
    public static String arn(Cluster cluster, String reference) {
        return Arn.looksLikeOne(reference)
                ? reference
                : new InstanceId(cluster.scope(), cluster.name(), reference).arn();
    }

    /** The cluster's ACTIVE and DRAINING instances. */
    public static Slice<ContainerInstance> registered(View view, Cluster cluster) {
        return view.by(EcsTables.REGISTERED_INSTANCES, EcsTables.clusterKey(cluster.scope(), cluster.name()));
    }

    /** The cluster's instances of any status. */
    public static Slice<ContainerInstance> all(View view, Cluster cluster) {
        return view.all(EcsTables.INSTANCES).startingWith(cluster.key() + "/");
    }

    /** As clients see it, with the fields that {@code include} names. */
    public static dev.gantry.shapes.ecs.ContainerInstance describe(
            View view, ContainerInstance instance, Collection<String> include) {
        return ContainerInstanceView.describe(instance, left(view, instance), include);
    }

    /** As the cluster query language sees it. */
    public static Candidate facts(View view, ContainerInstance instance) {
        return new Candidate(instance, left(view, instance), id -> groups(view, id));
    }

    private static InstanceReservation left(View view, ContainerInstance instance) {
        return view.find(EcsTables.RESERVATIONS, instance.key())
                .orElseGet(() -> InstanceReservation.none(instance.id(), instance.resources()));
    }

    private static Collection<String> groups(View view, InstanceId id) {
        return view.by(EcsTables.TASKS_BY_HOST, EcsTables.hostKey(id.scope(), id.id())).stream()
                .map(task -> task.launch().group())
                .collect(Collectors.toSet());
    }
}
