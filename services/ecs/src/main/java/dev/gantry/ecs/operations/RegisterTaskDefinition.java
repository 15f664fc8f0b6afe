package dev.gantry.ecs.operations;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.Subjects;
import dev.gantry.ecs.domain.taskdefinition.Registration;
import dev.gantry.ecs.domain.taskdefinition.TaskDefinitionFamily;
import dev.gantry.ecs.domain.taskdefinition.TaskDefinitionRevision;
import dev.gantry.ecs.domain.taskdefinition.TaskDefinitions;
import dev.gantry.ecs.tags.TagRules;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.shapes.ecs.RegisterTaskDefinitionRequest;
import dev.gantry.shapes.ecs.RegisterTaskDefinitionResponse;
import dev.gantry.shapes.ecs.Tag;
import dev.gantry.value.Scope;
import java.util.List;
import java.util.Objects;

/** Makes the next revision of a family. What is refused and what is filled in stands in the domain. */
public final class RegisterTaskDefinition
        implements Command<RegisterTaskDefinitionRequest, RegisterTaskDefinitionResponse> {

    @Override
    public String subject(RegisterTaskDefinitionRequest request, Call call) {
        return Subjects.taskDefinition(request.family() + ":*", call);
    }

    @Override
    public RegisterTaskDefinitionResponse run(RegisterTaskDefinitionRequest request, Tx tx, Call call) {
        List<Tag> tags = TagRules.checked(request.tagsOrEmpty());
        TaskDefinitionFamily family = family(request, tx, call.scope()).next();
        Registration registration = new Registration(
                call.scope(), family.lastRevision(), call.caller().principal(), tx.now());
        TaskDefinitionRevision revision =
                TaskDefinitions.register(request, registration).withTags(tags);

        tx.put(EcsTables.FAMILIES, family);
        tx.put(EcsTables.TASK_DEFINITIONS, revision);

        return RegisterTaskDefinitionResponse.builder()
                .taskDefinition(revision.definition())
                .tags(tags.isEmpty() ? null : tags)
                .build();
    }

    private static TaskDefinitionFamily family(RegisterTaskDefinitionRequest request, Tx tx, Scope scope) {
        String name = Objects.requireNonNullElse(request.family(), "");
        return tx.find(EcsTables.FAMILIES, TaskDefinitionFamily.key(scope, name))
                .orElseGet(() -> TaskDefinitionFamily.of(scope, name));
    }
}
