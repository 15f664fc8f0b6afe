package dev.gantry.ecs.operations;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.cluster.CapacityProviders;
import dev.gantry.ecs.domain.cluster.AutoScalingProvider;
import dev.gantry.ecs.domain.cluster.AutoScalingRules;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.shapes.ecs.AutoScalingGroupProviderUpdate;
import dev.gantry.shapes.ecs.CapacityProviderUpdateStatus;
import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.shapes.ecs.UnsupportedFeatureException;
import dev.gantry.shapes.ecs.UpdateCapacityProviderRequest;
import dev.gantry.shapes.ecs.UpdateCapacityProviderResponse;

/** Changes how a capacity provider scales; what the request leaves out stays. */
public final class UpdateCapacityProvider
        implements Command<UpdateCapacityProviderRequest, UpdateCapacityProviderResponse> {

    @Override
    public String subject(UpdateCapacityProviderRequest request, Call call) {
        return CapacityProviders.arn(call.scope(), request.name());
    }

    @Override
    public UpdateCapacityProviderResponse run(UpdateCapacityProviderRequest request, Tx tx, Call call) {
        if (request.managedInstancesProvider() != null || request.cluster() != null) {
            throw new UnsupportedFeatureException("Amazon ECS Managed Instances are not supported here.");
        }
        AutoScalingGroupProviderUpdate update = request.autoScalingGroupProvider();
        if (update == null) {
            throw new InvalidParameterException(
                    "An autoScalingGroupProvider must be specified to update a capacity provider.");
        }
        AutoScalingProvider before = CapacityProviders.changeable(tx, call.scope(), request.name());
        AutoScalingProvider after = before.withGroup(
                AutoScalingRules.updated(before.group(), update), CapacityProviderUpdateStatus.UPDATE_COMPLETE);

        tx.put(EcsTables.CAPACITY_PROVIDERS, after);

        return new UpdateCapacityProviderResponse(after.view());
    }
}
