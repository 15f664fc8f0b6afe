package dev.gantry.ecs.launch;

import dev.gantry.ecs.domain.cluster.Cluster;
import dev.gantry.ecs.domain.taskdefinition.TaskDefinitionRevision;
import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.shapes.ecs.PropagateTags;
import dev.gantry.shapes.ecs.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The tags of new tasks: the request's own, before those of the task definition, and the ones that ECS manages. */
final class LaunchTags {

    private static final int MOST = 50;

    private LaunchTags() {}

    /** What the request asks for. */
    record Wanted(List<Tag> own, @Nullable String propagate, boolean managed) {}

    static List<Tag> of(Wanted wanted, TaskDefinitionRevision definition, Cluster cluster) {
        if (PropagateTags.SERVICE.equals(wanted.propagate())) {
            throw new InvalidParameterException("Tags can only be propagated from a task definition for this request.");
        }
        Map<String, Tag> tags = new LinkedHashMap<>();
        if (PropagateTags.TASK_DEFINITION.equals(wanted.propagate())) {
            definition.tags().forEach(tag -> put(tags, tag));
        }
        wanted.own().forEach(tag -> put(tags, tag));
        if (tags.size() > MOST) {
            throw new InvalidParameterException("Tags can not be more than " + MOST + " elements.");
        }
        if (wanted.managed()) {
            put(tags, new Tag("aws:ecs:clusterName", cluster.name()));
        }
        return List.copyOf(tags.values());
    }

    private static void put(Map<String, Tag> tags, Tag tag) {
        tags.put(Objects.requireNonNullElse(tag.key(), ""), tag);
    }
}
