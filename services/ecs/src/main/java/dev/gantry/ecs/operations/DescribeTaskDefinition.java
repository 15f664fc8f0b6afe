package dev.gantry.ecs.operations;

import dev.gantry.ecs.TaskDefinitionLookup;
import dev.gantry.ecs.domain.taskdefinition.TaskDefinitionRevision;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Query;
import dev.gantry.kernel.View;
import dev.gantry.shapes.ecs.ClientException;
import dev.gantry.shapes.ecs.DescribeTaskDefinitionRequest;
import dev.gantry.shapes.ecs.DescribeTaskDefinitionResponse;
import dev.gantry.shapes.ecs.TaskDefinitionField;

/** Shows a revision of a task definition, of a family alone its highest ACTIVE one. */
public final class DescribeTaskDefinition
        implements Query<DescribeTaskDefinitionRequest, DescribeTaskDefinitionResponse> {

    @Override
    public DescribeTaskDefinitionResponse answer(DescribeTaskDefinitionRequest request, View view, Call call) {
        TaskDefinitionRevision revision = TaskDefinitionLookup.find(view, call.scope(), request.taskDefinition())
                .orElseThrow(() -> new ClientException("Unable to describe task definition."));
        boolean tags = request.includeOrEmpty().contains(TaskDefinitionField.TAGS);

        return DescribeTaskDefinitionResponse.builder()
                .taskDefinition(revision.definition())
                .tags(tags ? revision.tags() : null)
                .build();
    }
}
