package dev.gantry.ecs.operations;

import dev.gantry.ecs.AgentReports;
import dev.gantry.ecs.Subjects;
import dev.gantry.ecs.TaskLedger;
import dev.gantry.ecs.domain.task.TaskSignal;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.shapes.ecs.SubmitContainerStateChangeRequest;
import dev.gantry.shapes.ecs.SubmitContainerStateChangeResponse;

/** Hears what became of one container. Today's agents tell it with their task instead. */
public final class SubmitContainerStateChange
        implements Command<SubmitContainerStateChangeRequest, SubmitContainerStateChangeResponse> {

    @Override
    public String subject(SubmitContainerStateChangeRequest request, Call call) {
        return Subjects.cluster(request.cluster(), call);
    }

    @Override
    public SubmitContainerStateChangeResponse run(SubmitContainerStateChangeRequest request, Tx tx, Call call) {
        AgentReports.task(tx, call.scope(), request.cluster(), request.task())
                .ifPresent(task ->
                        TaskLedger.signal(tx, task, new TaskSignal.AgentReported(AgentReports.of(request), tx.now())));
        return new SubmitContainerStateChangeResponse(AgentReports.ACKNOWLEDGMENT);
    }
}
