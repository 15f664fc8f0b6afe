package dev.gantry.ecs.operations;

import dev.gantry.ecs.AgentReports;
import dev.gantry.ecs.Subjects;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.shapes.ecs.SubmitAttachmentStateChangesRequest;
import dev.gantry.shapes.ecs.SubmitAttachmentStateChangesResponse;

/** Hears that attachments, as volumes of tasks, have arrived on their host. Unknown ones are acknowledged all the same. */
public final class SubmitAttachmentStateChanges
        implements Command<SubmitAttachmentStateChangesRequest, SubmitAttachmentStateChangesResponse> {

    @Override
    public String subject(SubmitAttachmentStateChangesRequest request, Call call) {
        return Subjects.cluster(request.cluster(), call);
    }

    @Override
    public SubmitAttachmentStateChangesResponse run(SubmitAttachmentStateChangesRequest request, Tx tx, Call call) {
        AgentReports.attachments(request.attachmentsOrEmpty(), tx, call.scope());
        return new SubmitAttachmentStateChangesResponse(AgentReports.ACKNOWLEDGMENT);
    }
}
