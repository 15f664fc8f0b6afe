package dev.gantry.ecs.service;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.cluster.Cluster;
import dev.gantry.ecs.domain.identifier.ServiceReference;
import dev.gantry.ecs.domain.service.Service;
import dev.gantry.ecs.domain.service.ServiceId;
import dev.gantry.ecs.domain.service.ServiceStatus;
import dev.gantry.kernel.View;
import dev.gantry.shapes.ecs.ServiceNotActiveException;
import dev.gantry.shapes.ecs.ServiceNotFoundException;
import dev.gantry.value.Arn;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the service that a request means. */
public final class ServiceLookup {

    private ServiceLookup() {}

    /** The service with that name or ARN in the cluster, whatever its status. */
    public static Optional<Service> find(View view, Cluster cluster, @Nullable String reference) {
        String named = reference == null ? "" : reference;
        String name = ServiceReference.name(named, cluster.name());
        boolean elsewhere = Arn.parse(named)
                .filter(arn -> !arn.scope().equals(cluster.scope()))
                .isPresent();
        return elsewhere
                ? Optional.empty()
                : view.find(EcsTables.SERVICES, new ServiceId(cluster.scope(), cluster.name(), name).key());
    }

    /** The service, which has to be there still. */
    public static Service present(View view, Cluster cluster, @Nullable String reference) {
        return find(view, cluster, reference)
                .filter(service -> service.status() != ServiceStatus.INACTIVE)
                .orElseThrow(() -> new ServiceNotFoundException("Service not found."));
    }

    /** The service, which has to be ACTIVE. */
    public static Service active(View view, Cluster cluster, @Nullable String reference) {
        Service service =
                find(view, cluster, reference).orElseThrow(() -> new ServiceNotFoundException("Service not found."));
        if (!service.isActive()) {
            throw new ServiceNotActiveException("Service was not ACTIVE.");
        }
        return service;
    }

    /** The ARN that a reference stands for, whether there is such a service or not. */
    public static String arn(Cluster cluster, String reference) {
        return Arn.looksLikeOne(reference)
                ? reference
                : new ServiceId(cluster.scope(), cluster.name(), reference).arn();
    }
}
