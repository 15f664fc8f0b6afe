package dev.gantry.logs.operations;

import static java.util.Objects.requireNonNull;

import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.logs.LogGroupRow;
import dev.gantry.logs.LogTables;
import dev.gantry.logs.Lookup;
import dev.gantry.logs.Subjects;
import dev.gantry.shapes.logs.DeleteRetentionPolicyRequest;
import dev.gantry.shapes.logs.DeleteRetentionPolicyResponse;
import java.util.Optional;

/** Lets a log group's events stay for ever. */
public final class DeleteRetentionPolicy
        implements Command<DeleteRetentionPolicyRequest, DeleteRetentionPolicyResponse> {

    @Override
    public String subject(DeleteRetentionPolicyRequest request, Call call) {
        return Subjects.group(call, requireNonNull(request.logGroupName()));
    }

    @Override
    public DeleteRetentionPolicyResponse run(DeleteRetentionPolicyRequest request, Tx tx, Call call) {
        LogGroupRow group = Lookup.group(tx, call.scope(), requireNonNull(request.logGroupName()));
        tx.put(LogTables.GROUPS, group.withRetention(Optional.empty()));
        return new DeleteRetentionPolicyResponse();
    }
}
