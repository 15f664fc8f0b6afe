package dev.gantry.ecs.domain.identifier;

import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.value.Arn;

/** How a request names a service: its name, or its ARN in the long or the old short format. */
public final class ServiceReference {

    private ServiceReference() {}

    /** The service's name; an ARN has to be of the cluster that the request is about. */
    public static String name(String reference, String cluster) {
        String name = Arn.looksLikeOne(reference) ? fromArn(reference, cluster) : reference;
        if (!Names.isValid(name)) {
            throw new InvalidParameterException("Invalid identifier: " + reference);
        }
        return name;
    }

    private static String fromArn(String reference, String cluster) {
        String[] parts = ResourceArn.parse(reference, "service").resource().split("/", -1);
        return switch (parts.length) {
            case 2 -> parts[1];
            case 3 -> ResourceId.withinCluster(parts, cluster);
            default -> throw new InvalidParameterException("Unexpected number of separators");
        };
    }
}
