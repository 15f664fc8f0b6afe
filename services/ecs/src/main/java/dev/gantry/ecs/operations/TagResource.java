package dev.gantry.ecs.operations;

import dev.gantry.ecs.tags.TagRules;
import dev.gantry.ecs.tags.TaggedResource;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.shapes.ecs.TagResourceRequest;
import dev.gantry.shapes.ecs.TagResourceResponse;

/** Gives a resource tags, or new values to those that it has. */
public final class TagResource implements Command<TagResourceRequest, TagResourceResponse> {

    @Override
    public String subject(TagResourceRequest request, Call call) {
        return request.resourceArn() == null ? "*" : request.resourceArn();
    }

    @Override
    public TagResourceResponse run(TagResourceRequest request, Tx tx, Call call) {
        TaggedResource resource = TaggedResource.find(tx, call.scope(), request.resourceArn());

        resource.tag(tx, TagRules.merged(resource.tags(), request.tagsOrEmpty()));

        return new TagResourceResponse();
    }
}
