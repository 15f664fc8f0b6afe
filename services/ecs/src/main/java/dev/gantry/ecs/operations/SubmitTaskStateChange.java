package dev.gantry.ecs.operations;

import dev.gantry.ecs.AgentReports;
import dev.gantry.ecs.Subjects;
import dev.gantry.ecs.TaskLedger;
import dev.gantry.ecs.domain.task.TaskSignal;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.shapes.ecs.SubmitTaskStateChangeRequest;
import dev.gantry.shapes.ecs.SubmitTaskStateChangeResponse;

/** Hears what became of a task. A task that is gone, or a report that is late, is acknowledged all the same. */
public final class SubmitTaskStateChange
        implements Command<SubmitTaskStateChangeRequest, SubmitTaskStateChangeResponse> {

    @Override
    public String subject(SubmitTaskStateChangeRequest request, Call call) {
        return Subjects.cluster(request.cluster(), call);
    }

    @Override
    public SubmitTaskStateChangeResponse run(SubmitTaskStateChangeRequest request, Tx tx, Call call) {
        AgentReports.task(tx, call.scope(), request.cluster(), request.task()).ifPresent(task -> {
            TaskLedger.signal(tx, task, new TaskSignal.AgentReported(AgentReports.of(request), tx.now()));
        });
        AgentReports.attachments(request.attachmentsOrEmpty(), tx, call.scope());
        return new SubmitTaskStateChangeResponse(AgentReports.ACKNOWLEDGMENT);
    }
}
