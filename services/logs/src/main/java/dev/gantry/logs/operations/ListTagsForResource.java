package dev.gantry.logs.operations;

import static java.util.Objects.requireNonNull;

import dev.gantry.kernel.Call;
import dev.gantry.kernel.Query;
import dev.gantry.kernel.View;
import dev.gantry.logs.LogGroupRow;
import dev.gantry.logs.Lookup;
import dev.gantry.shapes.logs.ListTagsForResourceRequest;
import dev.gantry.shapes.logs.ListTagsForResourceResponse;

/** Lists the tags of a log group. */
public final class ListTagsForResource implements Query<ListTagsForResourceRequest, ListTagsForResourceResponse> {

    @Override
    public String subject(ListTagsForResourceRequest request, Call call) {
        return requireNonNull(request.resourceArn());
    }

    @Override
    public ListTagsForResourceResponse answer(ListTagsForResourceRequest request, View view, Call call) {
        LogGroupRow group = Lookup.tagged(view, call.scope(), requireNonNull(request.resourceArn()));
        return new ListTagsForResourceResponse(group.tags());
    }
}
