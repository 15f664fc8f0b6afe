package dev.gantry.ecs.operations;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.cluster.CapacityProviders;
import dev.gantry.ecs.domain.cluster.AutoScalingProvider;
import dev.gantry.ecs.domain.cluster.AutoScalingRules;
import dev.gantry.ecs.tags.TagRules;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Command;
import dev.gantry.kernel.Tx;
import dev.gantry.shapes.ecs.AutoScalingGroupProvider;
import dev.gantry.shapes.ecs.CapacityProviderUpdateStatus;
import dev.gantry.shapes.ecs.ClientException;
import dev.gantry.shapes.ecs.CreateCapacityProviderRequest;
import dev.gantry.shapes.ecs.CreateCapacityProviderResponse;
import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.shapes.ecs.UnsupportedFeatureException;
import java.util.Objects;

/** Keeps a capacity provider over an Auto Scaling group; clusters may be given it. */
public final class CreateCapacityProvider
        implements Command<CreateCapacityProviderRequest, CreateCapacityProviderResponse> {

    @Override
    public String subject(CreateCapacityProviderRequest request, Call call) {
        return CapacityProviders.arn(call.scope(), request.name());
    }

    @Override
    public CreateCapacityProviderResponse run(CreateCapacityProviderRequest request, Tx tx, Call call) {
        if (request.managedInstancesProvider() != null || request.cluster() != null) {
            throw new UnsupportedFeatureException("Amazon ECS Managed Instances are not supported here.");
        }
        String name = AutoScalingRules.name(Objects.requireNonNullElse(request.name(), ""));
        AutoScalingGroupProvider requested = request.autoScalingGroupProvider();
        if (requested == null) {
            throw new InvalidParameterException(
                    "An autoScalingGroupProvider must be specified to create a capacity provider.");
        }
        AutoScalingProvider provider = new AutoScalingProvider(
                call.scope(),
                name,
                AutoScalingRules.complete(requested),
                TagRules.checked(request.tagsOrEmpty()),
                true,
                CapacityProviderUpdateStatus.CREATE_COMPLETE);
        checkNew(provider, tx);

        tx.put(EcsTables.CAPACITY_PROVIDERS, provider);

        return new CreateCapacityProviderResponse(provider.view());
    }

    private static void checkNew(AutoScalingProvider provider, Tx tx) {
        tx.all(EcsTables.CAPACITY_PROVIDERS).startingWith(provider.scope().prefix()).stream()
                .filter(AutoScalingProvider::active)
                .forEach(other -> checkOther(provider, other));
    }

    private static void checkOther(AutoScalingProvider provider, AutoScalingProvider other) {
        if (other.name().equals(provider.name())) {
            throw new ClientException("The specified capacity provider already exists. To change the configuration of"
                    + " an existing capacity provider, update the capacity provider.");
        }
        if (Objects.equals(other.group().autoScalingGroupArn(), provider.group().autoScalingGroupArn())) {
            throw new ClientException("The specified Auto Scaling group ARN is already being used by another capacity"
                    + " provider. Specify a unique Auto Scaling group ARN and try again.");
        }
    }
}
