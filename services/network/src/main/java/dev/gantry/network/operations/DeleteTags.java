package dev.gantry.network.operations;

import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.network.Ec2Error;
import dev.gantry.network.NetworkEdit;
import dev.gantry.shapes.ec2.DeleteTagsRequest;
import dev.gantry.shapes.ec2.DeleteTagsResponse;
import dev.gantry.shapes.ec2.Tag;
import java.util.Map;
import java.util.TreeMap;

/** Removes tags from resources: all of them where none is named, and only of that value where one is given. */
public final class DeleteTags implements Command<DeleteTagsRequest, DeleteTagsResponse> {

    @Override
    public DeleteTagsResponse run(DeleteTagsRequest request, Tx tx, Call call) {
        Ec2Error.endDryRun(request.dryRun());
        NetworkEdit edit = NetworkEdit.begin(tx, call);
        for (String id : request.resourcesOrEmpty()) {
            Map<String, String> tags = new TreeMap<>(edit.network().tagMap(id));
            if (request.tagsOrEmpty().isEmpty()) {
                tags.clear();
            }
            for (Tag tag : request.tagsOrEmpty()) {
                remove(tag, tags);
            }
            edit.putTags(id, tags);
        }
        return new DeleteTagsResponse();
    }

    private static void remove(Tag tag, Map<String, String> tags) {
        String key = Ec2Error.required(tag.key(), "Tag.Key");
        if (tag.value() == null) {
            tags.remove(key);
        } else {
            tags.remove(key, tag.value());
        }
    }
}
