package dev.gantry.logs.operations;

import static java.util.Objects.requireNonNull;

import dev.gantry.kernel.Call;
import dev.gantry.kernel.Query;
import dev.gantry.kernel.View;
import dev.gantry.logs.LogGroupRow;
import dev.gantry.logs.Lookup;
import dev.gantry.logs.Subjects;
import dev.gantry.shapes.logs.ListTagsLogGroupRequest;
import dev.gantry.shapes.logs.ListTagsLogGroupResponse;

/** The older form of ListTagsForResource, by name. */
public final class ListTagsLogGroup implements Query<ListTagsLogGroupRequest, ListTagsLogGroupResponse> {

    @Override
    public String subject(ListTagsLogGroupRequest request, Call call) {
        return Subjects.group(call, requireNonNull(request.logGroupName()));
    }

    @Override
    public ListTagsLogGroupResponse answer(ListTagsLogGroupRequest request, View view, Call call) {
        LogGroupRow group = Lookup.group(view, call.scope(), requireNonNull(request.logGroupName()));
        return new ListTagsLogGroupResponse(group.tags());
    }
}
