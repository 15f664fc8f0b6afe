package dev.gantry.ecs.operations;

import dev.gantry.ecs.tags.TaggedResource;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Query;
import dev.gantry.kernel.View;
import dev.gantry.shapes.ecs.ListTagsForResourceRequest;
import dev.gantry.shapes.ecs.ListTagsForResourceResponse;

/** Lists the tags of a resource. */
public final class ListTagsForResource implements Query<ListTagsForResourceRequest, ListTagsForResourceResponse> {

    @Override
    public String subject(ListTagsForResourceRequest request, Call call) {
        return request.resourceArn() == null ? "*" : request.resourceArn();
    }

    @Override
    public ListTagsForResourceResponse answer(ListTagsForResourceRequest request, View view, Call call) {
        return new ListTagsForResourceResponse(
                TaggedResource.find(view, call.scope(), request.resourceArn()).tags());
    }
}
