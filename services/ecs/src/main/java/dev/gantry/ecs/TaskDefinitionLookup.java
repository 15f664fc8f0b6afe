package dev.gantry.ecs;

import dev.gantry.ecs.domain.identifier.TaskDefinitionReference;
import dev.gantry.ecs.domain.taskdefinition.TaskDefinitionRevision;
import dev.gantry.ecs.domain.taskdefinition.TaskDefinitionStatus;
import dev.gantry.kernel.Slice;
import dev.gantry.kernel.View;
import dev.gantry.shapes.ecs.ClientException;
import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.value.Arn;
import dev.gantry.value.Scope;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the revision of a task definition that a request means. */
public final class TaskDefinitionLookup {

    private TaskDefinitionLookup() {}

    /** The revision that is named, whatever its status; of a family alone its highest ACTIVE one. */
    public static Optional<TaskDefinitionRevision> find(View view, Scope scope, @Nullable String reference) {
        TaskDefinitionReference parsed = TaskDefinitionReference.parse(reference);
        if (isElsewhere(scope, reference)) {
            return Optional.empty();
        }
        return parsed.revision()
                .map(number -> view.find(
                        EcsTables.TASK_DEFINITIONS, TaskDefinitionRevision.key(scope, parsed.family(), number)))
                .orElseGet(() -> highestActive(view, scope, parsed.family()));
    }

    /** The revision that is named; a reference without one is refused. */
    public static Optional<TaskDefinitionRevision> findExact(View view, Scope scope, @Nullable String reference) {
        TaskDefinitionReference.parse(reference).requiredRevision();
        return find(view, scope, reference);
    }

    /** What RunTask and StartTask may run: an ACTIVE revision. */
    public static TaskDefinitionRevision forRun(View view, Scope scope, @Nullable String reference) {
        TaskDefinitionRevision found =
                find(view, scope, reference).orElseThrow(() -> new ClientException("TaskDefinition not found."));
        if (!found.isActive()) {
            throw new InvalidParameterException("TaskDefinition is inactive");
        }
        return found;
    }

    private static Optional<TaskDefinitionRevision> highestActive(View view, Scope scope, String family) {
        Slice<TaskDefinitionRevision> active =
                view.by(EcsTables.REVISIONS, EcsTables.revisionsKey(scope, family, TaskDefinitionStatus.ACTIVE));
        int count = active.count();
        return count == 0 ? Optional.empty() : Optional.of(active.at(count - 1));
    }

    /** Whether it is an ARN of another account or region. */
    private static boolean isElsewhere(Scope scope, @Nullable String reference) {
        return Optional.ofNullable(reference)
                .flatMap(Arn::parse)
                .filter(arn -> !arn.scope().equals(scope))
                .isPresent();
    }
}
