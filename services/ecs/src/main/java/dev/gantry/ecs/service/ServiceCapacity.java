package dev.gantry.ecs.service;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.cluster.Cluster;
import dev.gantry.ecs.domain.service.Deployment;
import dev.gantry.ecs.domain.service.Service;
import dev.gantry.ecs.domain.service.ServiceId;
import dev.gantry.ecs.domain.service.TaskSet;
import dev.gantry.kernel.View;
import dev.gantry.shapes.ecs.ServiceRevision;
import java.util.stream.Stream;

/** What services need as long as they are there: their capacity providers and their task definitions. */
public final class ServiceCapacity {

    private ServiceCapacity() {}

    /** Whether a service of the cluster starts tasks on that capacity provider. */
    public static boolean uses(View view, Cluster cluster, String provider) {
        return view.by(EcsTables.SERVICES_BY_CLUSTER, EcsTables.clusterKey(cluster.scope(), cluster.name())).stream()
                .flatMap(service -> revisions(view, service))
                .flatMap(facts -> facts.capacityProviderStrategyOrEmpty().stream())
                .anyMatch(item -> provider.equals(item.capacityProvider()));
    }

    private static Stream<ServiceRevision> revisions(View view, Service service) {
        ServiceViews views = new ServiceViews(view);
        return numbers(view, service.id()).map(number -> views.facts(service.id(), number));
    }

    /** Of its deployments and its task sets. */
    private static Stream<String> numbers(View view, ServiceId service) {
        return Stream.concat(
                Deployments.of(view, service).stream().map(Deployment::revision),
                view.all(EcsTables.TASK_SETS).startingWith(service.key() + "/").stream()
                        .map(TaskSet::revision));
    }

    /** Whether a service starts tasks of that revision of a task definition. */
    public static boolean runs(View view, String taskDefinitionArn) {
        return view.by(EcsTables.SERVICE_REVISIONS_BY_DEFINITION, taskDefinitionArn).stream()
                .anyMatch(revision -> numbers(view, revision.service()).anyMatch(revision.number()::equals));
    }
}
