package dev.gantry.ecs.operations;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.service.BlueGreen;
import dev.gantry.ecs.domain.service.HookRun;
import dev.gantry.ecs.domain.service.ServiceDeployment;
import dev.gantry.ecs.domain.service.ServiceDeploymentStatus;
import dev.gantry.ecs.service.ServiceDeployments;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.shapes.ecs.ContinueServiceDeploymentRequest;
import dev.gantry.shapes.ecs.ContinueServiceDeploymentResponse;
import dev.gantry.shapes.ecs.DeploymentLifecycleHookAction;
import dev.gantry.shapes.ecs.InvalidParameterException;
import java.util.List;
import java.util.Objects;

/** Answers a PAUSE hook: the service deployment goes on, or it goes back. The service controller does it. */
public final class ContinueServiceDeployment
        implements Command<ContinueServiceDeploymentRequest, ContinueServiceDeploymentResponse> {

    private static final List<String> ACTIONS =
            List.of(DeploymentLifecycleHookAction.CONTINUE, DeploymentLifecycleHookAction.ROLLBACK);

    @Override
    public String subject(ContinueServiceDeploymentRequest request, Call call) {
        return request.serviceDeploymentArn() == null ? "*" : request.serviceDeploymentArn();
    }

    @Override
    public ContinueServiceDeploymentResponse run(ContinueServiceDeploymentRequest request, Tx tx, Call call) {
        ServiceDeployment row = ServiceDeployments.present(tx, call.scope(), request.serviceDeploymentArn());
        String action = Objects.requireNonNullElse(request.action(), DeploymentLifecycleHookAction.CONTINUE);
        unless(ACTIONS.contains(action), "Invalid action: " + action);
        String hook = Objects.requireNonNullElse(request.hookId(), "");
        boolean awaited = row.status() == ServiceDeploymentStatus.IN_PROGRESS
                && row.blueGreen()
                        .flatMap(state -> state.hook(hook))
                        .filter(HookRun::isAwaiting)
                        .isPresent();
        unless(awaited, "The lifecycle hook " + hook + " is not awaiting an action.");

        BlueGreen state = row.blueGreen().orElseThrow();
        boolean goesOn = action.equals(DeploymentLifecycleHookAction.CONTINUE);
        tx.put(EcsTables.SERVICE_DEPLOYMENTS, row.staged(state.answered(hook, goesOn), tx.now()));
        return new ContinueServiceDeploymentResponse(row.arn());
    }

    private static void unless(boolean fine, String text) {
        if (!fine) {
            throw new InvalidParameterException(text);
        }
    }
}
