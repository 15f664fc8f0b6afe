package dev.gantry.ecs.domain.taskdefinition;

import dev.gantry.ecs.domain.identifier.EcsArn;
import dev.gantry.ecs.domain.identifier.Shared;
import dev.gantry.shapes.ecs.Tag;
import dev.gantry.shapes.ecs.TaskDefinition;
import dev.gantry.value.Row;
import dev.gantry.value.Scope;
import java.time.Instant;
import java.util.List;

/**
 * One revision of a task definition.
 *
 * @param definition as clients see it, verbatim; its status and times agree with this row's
 */
public record TaskDefinitionRevision(
        Scope scope,
        String family,
        int revision,
        TaskDefinitionStatus status,
        TaskDefinition definition,
        List<Tag> tags)
        implements Row {

    public TaskDefinitionRevision {
        scope = Shared.scope(scope);
        family = Shared.text(family);
        tags = List.copyOf(tags);
    }

    /** The revision with leading zeros, so that keys are in the order of revisions. */
    public static String key(Scope scope, String family, int revision) {
        return scope.prefix() + family + ":" + "%07d".formatted(revision);
    }

    @Override
    public String key() {
        return key(scope, family, revision);
    }

    public String arn() {
        return EcsArn.taskDefinition(scope, family, revision);
    }

    public boolean isActive() {
        return status == TaskDefinitionStatus.ACTIVE;
    }

    /** DeregisterTaskDefinition; a revision that is no longer ACTIVE stays as it is. */
    public TaskDefinitionRevision deregistered(Instant now) {
        if (!isActive()) {
            return this;
        }
        TaskDefinition inactive = definition.toBuilder()
                .status(TaskDefinitionStatus.INACTIVE.name())
                .deregisteredAt(now)
                .build();
        return with(TaskDefinitionStatus.INACTIVE, inactive);
    }

    /** DeleteTaskDefinitions of an INACTIVE revision: it goes when nothing refers to it any more. */
    public TaskDefinitionRevision deleteRequested(Instant now) {
        if (status != TaskDefinitionStatus.INACTIVE) {
            return this;
        }
        TaskDefinition going = definition.toBuilder()
                .status(TaskDefinitionStatus.DELETE_IN_PROGRESS.name())
                .deleteRequestedAt(now)
                .build();
        return with(TaskDefinitionStatus.DELETE_IN_PROGRESS, going);
    }

    public TaskDefinitionRevision withTags(List<Tag> newTags) {
        return new TaskDefinitionRevision(scope, family, revision, status, definition, newTags);
    }

    private TaskDefinitionRevision with(TaskDefinitionStatus newStatus, TaskDefinition newDefinition) {
        return new TaskDefinitionRevision(scope, family, revision, newStatus, newDefinition, tags);
    }
}
