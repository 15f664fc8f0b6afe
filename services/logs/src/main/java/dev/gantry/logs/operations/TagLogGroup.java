package dev.gantry.logs.operations;

import static java.util.Objects.requireNonNull;

import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.logs.LogGroupRow;
import dev.gantry.logs.LogTables;
import dev.gantry.logs.LogTags;
import dev.gantry.logs.Lookup;
import dev.gantry.logs.Subjects;
import dev.gantry.shapes.logs.TagLogGroupRequest;
import dev.gantry.shapes.logs.TagLogGroupResponse;

/** The older form of TagResource, by name. */
public final class TagLogGroup implements Command<TagLogGroupRequest, TagLogGroupResponse> {

    @Override
    public String subject(TagLogGroupRequest request, Call call) {
        return Subjects.group(call, requireNonNull(request.logGroupName()));
    }

    @Override
    public TagLogGroupResponse run(TagLogGroupRequest request, Tx tx, Call call) {
        LogGroupRow group = Lookup.group(tx, call.scope(), requireNonNull(request.logGroupName()));
        tx.put(LogTables.GROUPS, group.withTags(LogTags.plus(group.tags(), request.tagsOrEmpty())));
        return new TagLogGroupResponse();
    }
}
