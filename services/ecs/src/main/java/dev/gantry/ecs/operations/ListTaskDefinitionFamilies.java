package dev.gantry.ecs.operations;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.Pages;
import dev.gantry.ecs.domain.identifier.Page;
import dev.gantry.ecs.domain.taskdefinition.TaskDefinitionFamily;
import dev.gantry.ecs.domain.taskdefinition.TaskDefinitionStatus;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Query;
import dev.gantry.kernel.Slice;
import dev.gantry.kernel.View;
import dev.gantry.shapes.ecs.ListTaskDefinitionFamiliesRequest;
import dev.gantry.shapes.ecs.ListTaskDefinitionFamiliesResponse;
import dev.gantry.shapes.ecs.TaskDefinitionFamilyStatus;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Predicate;

/** Lists the names of families: those with an ACTIVE revision, those without, or all. */
public final class ListTaskDefinitionFamilies
        implements Query<ListTaskDefinitionFamiliesRequest, ListTaskDefinitionFamiliesResponse> {

    @Override
    public ListTaskDefinitionFamiliesResponse answer(ListTaskDefinitionFamiliesRequest request, View view, Call call) {
        String prefix = Objects.requireNonNullElse(request.familyPrefix(), "");
        Slice<TaskDefinitionFamily> rows =
                view.all(EcsTables.FAMILIES).startingWith(TaskDefinitionFamily.key(call.scope(), prefix));

        Page<TaskDefinitionFamily> page =
                Pages.of(rows, filter(request, view), request.nextToken(), request.maxResults());

        return ListTaskDefinitionFamiliesResponse.builder()
                .families(page.map(TaskDefinitionFamily::name))
                .nextToken(page.nextToken().orElse(null))
                .build();
    }

    private static Predicate<TaskDefinitionFamily> filter(ListTaskDefinitionFamiliesRequest request, View view) {
        String status = Objects.requireNonNullElse(request.status(), TaskDefinitionFamilyStatus.ALL);
        return switch (status) {
            case TaskDefinitionFamilyStatus.ACTIVE -> family -> has(family, view, TaskDefinitionStatus.ACTIVE);
            case TaskDefinitionFamilyStatus.INACTIVE ->
                family -> !has(family, view, TaskDefinitionStatus.ACTIVE) && hasAny(family, view);
            default -> family -> hasAny(family, view);
        };
    }

    /** A family whose revisions are all deleted keeps only its count. */
    private static boolean hasAny(TaskDefinitionFamily family, View view) {
        return Arrays.stream(TaskDefinitionStatus.values()).anyMatch(status -> has(family, view, status));
    }

    private static boolean has(TaskDefinitionFamily family, View view, TaskDefinitionStatus status) {
        return !view.by(EcsTables.REVISIONS, EcsTables.revisionsKey(family.scope(), family.name(), status))
                .isEmpty();
    }
}
