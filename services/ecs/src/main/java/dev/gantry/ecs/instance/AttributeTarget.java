package dev.gantry.ecs.instance;

import dev.gantry.ecs.domain.cluster.Cluster;
import dev.gantry.ecs.domain.instance.ContainerInstance;
import dev.gantry.kernel.View;
import dev.gantry.shapes.ecs.Attribute;
import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.shapes.ecs.TargetNotFoundException;
import dev.gantry.shapes.ecs.TargetType;
import dev.gantry.value.Arn;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The container instance that an attribute of a request is for. */
public final class AttributeTarget {

    private AttributeTarget() {}

    /** The registered instance that the attribute's targetId names. */
    public static ContainerInstance of(View view, Cluster cluster, Attribute attribute) {
        String id = Objects.requireNonNullElse(attribute.targetId(), "");
        if (id.isEmpty()) {
            throw new InvalidParameterException("targetId can not be blank.");
        }
        if (attribute.targetType() == null && !Arn.looksLikeOne(id)) {
            throw new InvalidParameterException("targetType is required when targetId is not an ARN.");
        }
        checkType(attribute.targetType());
        return ContainerInstances.find(view, cluster, id)
                .filter(instance -> instance.status().isRegistered())
                .orElseThrow(() -> new TargetNotFoundException("The specified target was not found."));
    }

    /** Only container instances have attributes. */
    private static void checkType(@Nullable String type) {
        if (type != null && !type.equals(TargetType.CONTAINER_INSTANCE)) {
            throw new InvalidParameterException("targetType should be " + TargetType.CONTAINER_INSTANCE);
        }
    }

    /** The attribute as clients see it. */
    public static Attribute shown(ContainerInstance instance, Attribute attribute) {
        return attribute.toBuilder().targetType(null).targetId(instance.arn()).build();
    }
}
