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
import dev.gantry.shapes.logs.UntagLogGroupRequest;
import dev.gantry.shapes.logs.UntagLogGroupResponse;

/** The older form of UntagResource, by name. */
public final class UntagLogGroup implements Command<UntagLogGroupRequest, UntagLogGroupResponse> {

    @Override
    public String subject(UntagLogGroupRequest request, Call call) {
        return Subjects.group(call, requireNonNull(request.logGroupName()));
    }

    @Override
    public UntagLogGroupResponse run(UntagLogGroupRequest request, Tx tx, Call call) {
        LogGroupRow group = Lookup.group(tx, call.scope(), requireNonNull(request.logGroupName()));
        tx.put(LogTables.GROUPS, group.withTags(LogTags.minus(group.tags(), request.tagsOrEmpty())));
        return new UntagLogGroupResponse();
    }
}
