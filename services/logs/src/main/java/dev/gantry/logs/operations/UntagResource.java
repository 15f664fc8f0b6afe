package dev.gantry.logs.operations;

import static java.util.Objects.requireNonNull;

import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.logs.LogGroupRow;
import dev.gantry.logs.LogTables;
import dev.gantry.logs.LogTags;
import dev.gantry.logs.Lookup;
import dev.gantry.shapes.logs.UntagResourceRequest;
import dev.gantry.shapes.logs.UntagResourceResponse;

/** Removes tags from a log group. */
public final class UntagResource implements Command<UntagResourceRequest, UntagResourceResponse> {

    @Override
    public String subject(UntagResourceRequest request, Call call) {
        return requireNonNull(request.resourceArn());
    }

    @Override
    public UntagResourceResponse run(UntagResourceRequest request, Tx tx, Call call) {
        LogGroupRow group = Lookup.tagged(tx, call.scope(), requireNonNull(request.resourceArn()));
        tx.put(LogTables.GROUPS, group.withTags(LogTags.minus(group.tags(), request.tagKeysOrEmpty())));
        return new UntagResourceResponse();
    }
}
