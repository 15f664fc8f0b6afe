package dev.gantry.ecs.operations;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.service.BlueGreen;
import dev.gantry.ecs.domain.service.ServiceDeployment;
import dev.gantry.ecs.domain.service.ServiceDeploymentLifecycle;
import dev.gantry.ecs.domain.service.ServiceDeploymentSignal.StopWanted;
import dev.gantry.ecs.domain.service.ServiceDeploymentStatus;
import dev.gantry.ecs.service.ServiceDeployments;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.shapes.ecs.ConflictException;
import dev.gantry.shapes.ecs.StopServiceDeploymentRequest;
import dev.gantry.shapes.ecs.StopServiceDeploymentResponse;
import dev.gantry.shapes.ecs.StopServiceDeploymentStopType;
import dev.gantry.shapes.ecs.UnsupportedFeatureException;
import java.util.Optional;

/** Records that a service deployment shall end, by default by going back; the service controller does it. */
public final class StopServiceDeployment
        implements Command<StopServiceDeploymentRequest, StopServiceDeploymentResponse> {

    @Override
    public String subject(StopServiceDeploymentRequest request, Call call) {
        return request.serviceDeploymentArn() == null ? "*" : request.serviceDeploymentArn();
    }

    @Override
    public StopServiceDeploymentResponse run(StopServiceDeploymentRequest request, Tx tx, Call call) {
        ServiceDeployment before = ServiceDeployments.present(tx, call.scope(), request.serviceDeploymentArn());
        boolean rollback = !StopServiceDeploymentStopType.ABORT.equals(request.stopType());
        checkStages(before, rollback);

        ServiceDeploymentStatus wanted = ServiceDeploymentLifecycle.next(before.status(), new StopWanted(rollback));
        if (wanted == before.status()) {
            throw new ConflictException(
                    "The service deployment cannot be stopped because it is in the " + before.status() + " status.");
        }
        tx.put(
                EcsTables.SERVICE_DEPLOYMENTS,
                before.reached(wanted, "The service deployment was stopped by its user.", tx.now()));

        return new StopServiceDeploymentResponse(before.arn());
    }

    /** Where blue and green both run, one of them has to go: there is no end in between, and none once blue goes. */
    private static void checkStages(ServiceDeployment before, boolean rollback) {
        Optional<BlueGreen> state = before.blueGreen().filter(_ -> !before.isOver());
        if (state.isPresent() && !state.get().mayReturn()) {
            throw new ConflictException("The service deployment cannot be stopped because it is in the "
                    + state.get().stage() + " lifecycle stage.");
        }
        if (state.isPresent() && !rollback) {
            throw new UnsupportedFeatureException("A service deployment with the deployment strategy "
                    + before.configuration().strategy() + " supports only the stop type ROLLBACK.");
        }
    }
}
