package dev.gantry.ecs.domain.service;

import dev.gantry.ecs.domain.identifier.EcsArn;
import dev.gantry.value.Row;
import java.util.List;

/**
 * An immutable snapshot of everything that a service's tasks are started from; only the digests of its images are
 * filled in later, by its first task.
 *
 * @param number 19 digits
 * @param facts as DescribeServiceRevisions shows them
 * @param zones the availability zones of its subnets, as EC2 told them when it was made; empty: anywhere
 */
public record ServiceRevision(
        ServiceId service, String number, dev.gantry.shapes.ecs.ServiceRevision facts, List<String> zones)
        implements Row {

    public ServiceRevision {
        zones = zones.stream().sorted().toList();
    }

    /** One whose tasks may be anywhere. */
    public ServiceRevision(ServiceId service, String number, dev.gantry.shapes.ecs.ServiceRevision facts) {
        this(service, number, facts, List.of());
    }

    public static String key(ServiceId service, String number) {
        return service.key() + "/" + number;
    }

    @Override
    public String key() {
        return key(service, number);
    }

    public String arn() {
        return EcsArn.serviceRevision(service.scope(), service.cluster(), service.name(), number);
    }
}
