package dev.gantry.logs.operations;

import static java.util.Objects.requireNonNull;

import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.logs.LogGroupRow;
import dev.gantry.logs.LogTables;
import dev.gantry.logs.LogTags;
import dev.gantry.logs.Lookup;
import dev.gantry.shapes.logs.TagResourceRequest;
import dev.gantry.shapes.logs.TagResourceResponse;

/** Adds tags to a log group, or replaces the values of those it has. */
public final class TagResource implements Command<TagResourceRequest, TagResourceResponse> {

    @Override
    public String subject(TagResourceRequest request, Call call) {
        return requireNonNull(request.resourceArn());
    }

    @Override
    public TagResourceResponse run(TagResourceRequest request, Tx tx, Call call) {
        LogGroupRow group = Lookup.tagged(tx, call.scope(), requireNonNull(request.resourceArn()));
        tx.put(LogTables.GROUPS, group.withTags(LogTags.plus(group.tags(), request.tagsOrEmpty())));
        return new TagResourceResponse();
    }
}
