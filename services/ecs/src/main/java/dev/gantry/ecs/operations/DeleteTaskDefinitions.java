package dev.gantry.ecs.operations;

import dev.gantry.ecs.Batch;
import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.Subjects;
import dev.gantry.ecs.TaskDefinitionLookup;
import dev.gantry.ecs.domain.taskdefinition.TaskDefinitionRevision;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.shapes.ecs.ClientException;
import dev.gantry.shapes.ecs.DeleteTaskDefinitionsRequest;
import dev.gantry.shapes.ecs.DeleteTaskDefinitionsResponse;
import dev.gantry.shapes.ecs.Failure;
import dev.gantry.shapes.ecs.TaskDefinition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Lets up to ten INACTIVE revisions go, each once no task runs it any more. */
public final class DeleteTaskDefinitions
        implements Command<DeleteTaskDefinitionsRequest, DeleteTaskDefinitionsResponse> {

    private static final int MOST = 10;

    @Override
    public DeleteTaskDefinitionsResponse run(DeleteTaskDefinitionsRequest request, Tx tx, Call call) {
        List<TaskDefinition> going = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        for (String reference :
                new LinkedHashSet<>(Batch.checked(request.taskDefinitionsOrEmpty(), "Task definitions", MOST))) {
            switch (requested(reference, tx, call)) {
                case Outcome.Going(TaskDefinitionRevision revision) -> going.add(revision.definition());
                case Outcome.Refused(String reason) ->
                    failures.add(new Failure(Subjects.taskDefinition(reference, call), reason, null));
            }
        }
        return new DeleteTaskDefinitionsResponse(going, failures);
    }

    /** What becomes of one of the revisions. */
    private sealed interface Outcome {

        record Going(TaskDefinitionRevision revision) implements Outcome {}

        record Refused(String reason) implements Outcome {}
    }

    private static Outcome requested(String reference, Tx tx, Call call) {
        Optional<TaskDefinitionRevision> found;
        try {
            found = TaskDefinitionLookup.findExact(tx, call.scope(), reference);
        } catch (ClientException invalid) {
            return new Outcome.Refused("The specified task definition identifier is invalid. Specify a valid name or"
                    + " ARN and try again.");
        }
        return found.map(revision -> requested(revision, tx))
                .orElseGet(() -> new Outcome.Refused("The specified task definition does not exist. Specify a valid"
                        + " account, family, revision and try again."));
    }

    private static Outcome requested(TaskDefinitionRevision revision, Tx tx) {
        if (revision.isActive()) {
            return new Outcome.Refused("The specified task definition is still in ACTIVE status. Please deregister"
                    + " the target and try again.");
        }
        TaskDefinitionRevision going = revision.deleteRequested(tx.now());
        tx.put(EcsTables.TASK_DEFINITIONS, going);
        return new Outcome.Going(going);
    }
}
