package dev.gantry.ecs.operations;

import dev.gantry.ecs.tags.TagRules;
import dev.gantry.ecs.tags.TaggedResource;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.shapes.ecs.UntagResourceRequest;
import dev.gantry.shapes.ecs.UntagResourceResponse;

/** Takes tags away from a resource; one that is not there is no mistake. */
public final class UntagResource implements Command<UntagResourceRequest, UntagResourceResponse> {

    @Override
    public String subject(UntagResourceRequest request, Call call) {
        return request.resourceArn() == null ? "*" : request.resourceArn();
    }

    @Override
    public UntagResourceResponse run(UntagResourceRequest request, Tx tx, Call call) {
        TaggedResource resource = TaggedResource.find(tx, call.scope(), request.resourceArn());

        resource.tag(tx, TagRules.without(resource.tags(), request.tagKeysOrEmpty()));

        return new UntagResourceResponse();
    }
}
