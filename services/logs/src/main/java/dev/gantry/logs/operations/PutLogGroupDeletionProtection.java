package dev.gantry.logs.operations;

import static java.util.Objects.requireNonNull;

import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.logs.LogGroupRow;
import dev.gantry.logs.LogTables;
import dev.gantry.logs.Lookup;
import dev.gantry.logs.Subjects;
import dev.gantry.shapes.logs.PutLogGroupDeletionProtectionRequest;
import dev.gantry.shapes.logs.PutLogGroupDeletionProtectionResponse;

/** Protects a log group from deletion, or gives it free. */
public final class PutLogGroupDeletionProtection
        implements Command<PutLogGroupDeletionProtectionRequest, PutLogGroupDeletionProtectionResponse> {

    @Override
    public String subject(PutLogGroupDeletionProtectionRequest request, Call call) {
        return Subjects.group(call, Lookup.groupName(null, request.logGroupIdentifier()));
    }

    @Override
    public PutLogGroupDeletionProtectionResponse run(PutLogGroupDeletionProtectionRequest request, Tx tx, Call call) {
        LogGroupRow group = Lookup.group(tx, call.scope(), Lookup.groupName(null, request.logGroupIdentifier()));
        boolean wanted = requireNonNull(request.deletionProtectionEnabled());
        tx.put(LogTables.GROUPS, group.withDeletionProtection(wanted));
        return new PutLogGroupDeletionProtectionResponse();
    }
}
