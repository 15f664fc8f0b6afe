package dev.gantry.logs.operations;

import static java.util.Objects.requireNonNull;

import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.logs.LogGroupRow;
import dev.gantry.logs.LogStreamRow;
import dev.gantry.logs.LogTables;
import dev.gantry.logs.Lookup;
import dev.gantry.logs.Subjects;
import dev.gantry.shapes.logs.DeleteLogGroupRequest;
import dev.gantry.shapes.logs.DeleteLogGroupResponse;
import dev.gantry.shapes.logs.ValidationException;

/** Deletes a log group with its streams. A worker deletes their events after it. */
public final class DeleteLogGroup implements Command<DeleteLogGroupRequest, DeleteLogGroupResponse> {

    @Override
    public String subject(DeleteLogGroupRequest request, Call call) {
        return Subjects.group(call, requireNonNull(request.logGroupName()));
    }

    @Override
    public DeleteLogGroupResponse run(DeleteLogGroupRequest request, Tx tx, Call call) {
        LogGroupRow group = Lookup.group(tx, call.scope(), requireNonNull(request.logGroupName()));
        if (group.deletionProtected()) {
            throw new ValidationException("The specified log group is protected from deletion.");
        }
        for (LogStreamRow stream : Lookup.streams(tx, group, "").stream().toList()) {
            tx.delete(LogTables.STREAMS, stream.key());
        }
        tx.delete(LogTables.GROUPS, group.key());
        return new DeleteLogGroupResponse();
    }
}
