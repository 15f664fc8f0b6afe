package dev.gantry.logs.operations;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.logs.LogGroupRow;
import dev.gantry.logs.LogTables;
import dev.gantry.logs.LogTags;
import dev.gantry.logs.Subjects;
import dev.gantry.shapes.logs.CreateLogGroupRequest;
import dev.gantry.shapes.logs.CreateLogGroupResponse;
import dev.gantry.shapes.logs.InvalidParameterException;
import dev.gantry.shapes.logs.LogGroupClass;
import dev.gantry.shapes.logs.ResourceAlreadyExistsException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Creates a log group whose events never expire. */
public final class CreateLogGroup implements Command<CreateLogGroupRequest, CreateLogGroupResponse> {

    @Override
    public String subject(CreateLogGroupRequest request, Call call) {
        return Subjects.group(call, requireNonNull(request.logGroupName()));
    }

    @Override
    public CreateLogGroupResponse run(CreateLogGroupRequest request, Tx tx, Call call) {
        String name = requireNonNull(request.logGroupName());
        requireAllowed(request, name);
        if (tx.find(LogTables.GROUPS, LogGroupRow.keyOf(call.scope(), name)).isPresent()) {
            throw new ResourceAlreadyExistsException("The specified log group already exists");
        }
        tx.put(LogTables.GROUPS, row(request, name, tx, call));
        return new CreateLogGroupResponse();
    }

    private static void requireAllowed(CreateLogGroupRequest request, String name) {
        if (name.toLowerCase(Locale.ROOT).startsWith("aws/")) {
            throw new InvalidParameterException("Log groups starting with AWS/ are reserved for AWS.");
        }
        if (request.kmsKeyId() != null) {
            throw new InvalidParameterException("The specified KMS Key Id could not be found.");
        }
    }

    private static LogGroupRow row(CreateLogGroupRequest request, String name, Tx tx, Call call) {
        return new LogGroupRow(
                call.scope(),
                name,
                tx.ids().hex(32),
                tx.now(),
                Optional.empty(),
                requireNonNullElse(request.logGroupClass(), LogGroupClass.STANDARD),
                requireNonNullElse(request.deletionProtectionEnabled(), false),
                LogTags.plus(Map.of(), request.tagsOrEmpty()));
    }
}
