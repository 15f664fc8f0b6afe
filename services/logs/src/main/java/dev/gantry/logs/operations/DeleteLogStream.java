package dev.gantry.logs.operations;

import static java.util.Objects.requireNonNull;

import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.logs.LogGroupRow;
import dev.gantry.logs.LogTables;
import dev.gantry.logs.Lookup;
import dev.gantry.logs.Subjects;
import dev.gantry.shapes.logs.DeleteLogStreamRequest;
import dev.gantry.shapes.logs.DeleteLogStreamResponse;

/** Deletes a log stream. A worker deletes its events after it. */
public final class DeleteLogStream implements Command<DeleteLogStreamRequest, DeleteLogStreamResponse> {

    @Override
    public String subject(DeleteLogStreamRequest request, Call call) {
        return Subjects.stream(call, requireNonNull(request.logGroupName()), requireNonNull(request.logStreamName()));
    }

    @Override
    public DeleteLogStreamResponse run(DeleteLogStreamRequest request, Tx tx, Call call) {
        LogGroupRow group = Lookup.group(tx, call.scope(), requireNonNull(request.logGroupName()));
        String name = requireNonNull(request.logStreamName());
        tx.delete(LogTables.STREAMS, Lookup.stream(tx, group, name).key());
        return new DeleteLogStreamResponse();
    }
}
