package dev.gantry.ecs.operations;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.TaskDefinitionLookup;
import dev.gantry.ecs.domain.taskdefinition.TaskDefinitionRevision;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.shapes.ecs.ClientException;
import dev.gantry.shapes.ecs.DeregisterTaskDefinitionRequest;
import dev.gantry.shapes.ecs.DeregisterTaskDefinitionResponse;

/** Makes a revision INACTIVE: what runs it goes on, and nothing new may. */
public final class DeregisterTaskDefinition
        implements Command<DeregisterTaskDefinitionRequest, DeregisterTaskDefinitionResponse> {

    @Override
    public DeregisterTaskDefinitionResponse run(DeregisterTaskDefinitionRequest request, Tx tx, Call call) {
        TaskDefinitionRevision revision = TaskDefinitionLookup.findExact(tx, call.scope(), request.taskDefinition())
                .orElseThrow(() -> new ClientException("The specified task definition does not exist."));

        TaskDefinitionRevision inactive = revision.deregistered(tx.now());
        if (inactive != revision) {
            tx.put(EcsTables.TASK_DEFINITIONS, inactive);
        }

        return new DeregisterTaskDefinitionResponse(inactive.definition());
    }
}
