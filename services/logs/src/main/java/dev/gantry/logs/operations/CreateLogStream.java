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
import dev.gantry.shapes.logs.CreateLogStreamRequest;
import dev.gantry.shapes.logs.CreateLogStreamResponse;
import dev.gantry.shapes.logs.ResourceAlreadyExistsException;

/** Creates an empty log stream. */
public final class CreateLogStream implements Command<CreateLogStreamRequest, CreateLogStreamResponse> {

    @Override
    public String subject(CreateLogStreamRequest request, Call call) {
        return Subjects.stream(call, requireNonNull(request.logGroupName()), requireNonNull(request.logStreamName()));
    }

    @Override
    public CreateLogStreamResponse run(CreateLogStreamRequest request, Tx tx, Call call) {
        LogGroupRow group = Lookup.group(tx, call.scope(), requireNonNull(request.logGroupName()));
        LogStreamRow stream = new LogStreamRow(
                call.scope(),
                group.name(),
                group.id(),
                requireNonNull(request.logStreamName()),
                tx.ids().hex(32),
                tx.now());
        if (tx.find(LogTables.STREAMS, stream.key()).isPresent()) {
            throw new ResourceAlreadyExistsException("The specified log stream already exists");
        }
        tx.put(LogTables.STREAMS, stream);
        return new CreateLogStreamResponse();
    }
}
