package dev.gantry.network.operations;

import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.network.Ec2Error;
import dev.gantry.network.NetworkEdit;
import dev.gantry.network.Taggable;
import dev.gantry.network.Tags;
import dev.gantry.shapes.ec2.CreateTagsRequest;
import dev.gantry.shapes.ec2.CreateTagsResponse;
import java.util.Map;
import java.util.TreeMap;

/** Adds tags to resources, or replaces the values of those they have. */
public final class CreateTags implements Command<CreateTagsRequest, CreateTagsResponse> {

    @Override
    public CreateTagsResponse run(CreateTagsRequest request, Tx tx, Call call) {
        Ec2Error.endDryRun(request.dryRun());
        NetworkEdit edit = NetworkEdit.begin(tx, call);
        Map<String, String> added = Tags.read(request.tagsOrEmpty());
        for (String id : request.resourcesOrEmpty()) {
            Taggable.require(id, edit.network());
            Map<String, String> tags = new TreeMap<>(edit.network().tagMap(id));
            tags.putAll(added);
            edit.putTags(id, Tags.requireFew(tags));
        }
        return new CreateTagsResponse();
    }
}
