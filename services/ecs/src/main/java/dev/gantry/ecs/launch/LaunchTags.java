package dev.gantry.ecs.launch;

import dev.gantry.ecs.domain.cluster.Cluster;
import dev.gantry.ecs.domain.service.Service;
import dev.gantry.ecs.domain.taskdefinition.TaskDefinitionRevision;
import dev.gantry.ecs.tags.TagRules;
import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.shapes.ecs.PropagateTags;
import dev.gantry.shapes.ecs.Tag;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tags of new tasks: the request's own, before those of the task definition, and the ones that ECS manages. */
final class LaunchTags {

    private LaunchTags() {}

    /** What the request asks for. */
    record Wanted(List<Tag> own, @Nullable String propagate, boolean managed) {}

    static List<Tag> of(Wanted wanted, TaskDefinitionRevision definition, Cluster cluster) {
        if (PropagateTags.SERVICE.equals(wanted.propagate())) {
            throw new InvalidParameterException("Tags can only be propagated from a task definition for this request.");
        }
        List<Tag> propagated = PropagateTags.TASK_DEFINITION.equals(wanted.propagate()) ? definition.tags() : List.of();
        List<Tag> tags = new ArrayList<>(TagRules.merged(propagated, wanted.own()));
        if (wanted.managed()) {
            tags.add(new Tag("aws:ecs:clusterName", cluster.name()));
        }
        return tags;
    }

    /** The tags of a service's task: the service's or the definition's, and the ones that ECS manages. */
    static List<Tag> ofService(Service service, TaskDefinitionRevision definition) {
        List<Tag> tags = new ArrayList<>(
                switch (service.settings().propagateTags()) {
                    case PropagateTags.SERVICE -> service.tags();
                    case PropagateTags.TASK_DEFINITION -> definition.tags();
                    default -> List.<Tag>of();
                });
        if (service.settings().enableECSManagedTags()) {
            tags.add(new Tag("aws:ecs:clusterName", service.id().cluster()));
            tags.add(new Tag("aws:ecs:serviceName", service.id().name()));
        }
        return tags;
    }
}
