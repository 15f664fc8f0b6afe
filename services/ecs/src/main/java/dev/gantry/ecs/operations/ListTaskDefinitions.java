package dev.gantry.ecs.operations;

import dev.gantry.ecs.Pages;
import dev.gantry.ecs.domain.identifier.Page;
import dev.gantry.ecs.domain.identifier.PageToken;
import dev.gantry.ecs.domain.taskdefinition.TaskDefinitionRevision;
import dev.gantry.ecs.domain.taskdefinition.TaskDefinitionStatus;
import dev.gantry.ecs.taskdefinition.RevisionListing;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Query;
import dev.gantry.kernel.View;
import dev.gantry.shapes.ecs.ListTaskDefinitionsRequest;
import dev.gantry.shapes.ecs.ListTaskDefinitionsResponse;
import dev.gantry.shapes.ecs.SortOrder;
import java.util.Optional;

/** Lists the ARNs of revisions, by their families' names and their numbers. */
public final class ListTaskDefinitions implements Query<ListTaskDefinitionsRequest, ListTaskDefinitionsResponse> {

    @Override
    public ListTaskDefinitionsResponse answer(ListTaskDefinitionsRequest request, View view, Call call) {
        RevisionListing listing = new RevisionListing(
                view,
                call.scope(),
                Optional.ofNullable(request.familyPrefix()).filter(family -> !family.isEmpty()),
                status(request),
                SortOrder.DESC.equals(request.sort()));
        int size = Pages.size(request.maxResults());
        Optional<String> after = PageToken.key(request.nextToken());

        Page<TaskDefinitionRevision> page =
                Page.of(() -> listing.after(after).iterator(), _ -> true, TaskDefinitionRevision::key, size);

        return ListTaskDefinitionsResponse.builder()
                .taskDefinitionArns(page.map(TaskDefinitionRevision::arn))
                .nextToken(page.nextToken().orElse(null))
                .build();
    }

    private static TaskDefinitionStatus status(ListTaskDefinitionsRequest request) {
        String status = request.status();
        return status == null ? TaskDefinitionStatus.ACTIVE : TaskDefinitionStatus.valueOf(status);
    }
}
