package dev.gantry.ecs.domain.identifier;

import dev.gantry.shapes.ecs.ClusterNotFoundException;
import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.value.Arn;
import dev.gantry.value.Scope;
import org.jspecify.annotations.Nullable;

/** How a request names a cluster: short name or ARN, or nothing for the cluster named {@code default}. */
public final class ClusterReference {

    public static final String DEFAULT = "default";

    private ClusterReference() {}

    /** The cluster's name. A cluster of another account or region is not found. */
    public static String name(@Nullable String reference, Scope scope) {
        if (reference == null || reference.isEmpty()) {
            return DEFAULT;
        }
        return Arn.looksLikeOne(reference) ? fromArn(reference, scope) : valid(reference, reference);
    }

    private static String fromArn(String reference, Scope scope) {
        Arn arn = ResourceArn.parse(reference, "cluster");
        if (!arn.scope().equals(scope)) {
            throw new ClusterNotFoundException("Cluster not found.");
        }
        return valid(arn.resource().substring("cluster/".length()), reference);
    }

    private static String valid(String name, String reference) {
        if (!Names.isValid(name)) {
            throw new InvalidParameterException("Invalid identifier: " + reference);
        }
        return name;
    }
}
