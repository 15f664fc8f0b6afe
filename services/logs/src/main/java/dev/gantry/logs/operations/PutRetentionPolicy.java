package dev.gantry.logs.operations;

import static java.util.Objects.requireNonNull;

import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.logs.LogGroupRow;
import dev.gantry.logs.LogTables;
import dev.gantry.logs.Lookup;
import dev.gantry.logs.Subjects;
import dev.gantry.shapes.logs.InvalidParameterException;
import dev.gantry.shapes.logs.PutRetentionPolicyRequest;
import dev.gantry.shapes.logs.PutRetentionPolicyResponse;
import java.util.List;
import java.util.Optional;

/** Sets after how many days a log group's events expire. */
public final class PutRetentionPolicy implements Command<PutRetentionPolicyRequest, PutRetentionPolicyResponse> {

    /** Source: RetentionInDays in the API reference. */
    private static final List<Integer> DAYS = List.of(
            1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653);

    @Override
    public String subject(PutRetentionPolicyRequest request, Call call) {
        return Subjects.group(call, requireNonNull(request.logGroupName()));
    }

    @Override
    public PutRetentionPolicyResponse run(PutRetentionPolicyRequest request, Tx tx, Call call) {
        int days = requireNonNull(request.retentionInDays());
        if (!DAYS.contains(days)) {
            throw new InvalidParameterException("1 validation error detected: Value '" + days
                    + "' at 'retentionInDays' failed to satisfy constraint: Member must satisfy enum value set: "
                    + DAYS);
        }
        LogGroupRow group = Lookup.group(tx, call.scope(), requireNonNull(request.logGroupName()));
        tx.put(LogTables.GROUPS, group.withRetention(Optional.of(days)));
        return new PutRetentionPolicyResponse();
    }
}
