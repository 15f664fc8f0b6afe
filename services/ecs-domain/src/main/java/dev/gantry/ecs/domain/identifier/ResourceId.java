package dev.gantry.ecs.domain.identifier;

import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.value.Arn;
import java.util.List;

/** How a request names a task or a container instance: its id, or its ARN in the long or the old short format. */
public final class ResourceId {

    private static final List<Integer> LENGTHS = List.of(32, 36);

    private ResourceId() {}

    public static String ofTask(String reference, String cluster) {
        return id(reference, cluster, new Kind("task", "taskId"));
    }

    public static String ofContainerInstance(String reference, String cluster) {
        return id(reference, cluster, new Kind("container-instance", "instanceId"));
    }

    /** What the resource is called in ARNs, and what its id is called in errors. */
    private record Kind(String resource, String idName) {}

    private static String id(String reference, String cluster, Kind kind) {
        String id = Arn.looksLikeOne(reference) ? fromArn(reference, cluster, kind) : reference;
        if (!LENGTHS.contains(id.length())) {
            throw new InvalidParameterException(kind.idName() + " length should be one of [32,36]");
        }
        return id;
    }

    private static String fromArn(String reference, String cluster, Kind kind) {
        String[] parts =
                ResourceArn.parse(reference, kind.resource()).resource().split("/", -1);
        return switch (parts.length) {
            case 2 -> parts[1];
            case 3 -> withinCluster(parts, cluster);
            default -> throw new InvalidParameterException("Unexpected number of separators");
        };
    }

    static String withinCluster(String[] parts, String cluster) {
        if (!parts[1].equals(cluster)) {
            throw new InvalidParameterException("Identifier is for " + parts[1] + ". Your cluster is " + cluster);
        }
        return parts[2];
    }
}
