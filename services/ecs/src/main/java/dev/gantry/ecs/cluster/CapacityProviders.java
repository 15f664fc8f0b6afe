package dev.gantry.ecs.cluster;

import dev.gantry.ecs.domain.identifier.EcsArn;
import dev.gantry.shapes.ecs.CapacityProvider;
import dev.gantry.shapes.ecs.CapacityProviderStatus;
import dev.gantry.shapes.ecs.CapacityProviderType;
import dev.gantry.value.Arn;
import dev.gantry.value.Scope;
import java.util.List;
import java.util.Optional;

/** The capacity providers of an account: FARGATE and FARGATE_SPOT are there without anybody creating them. */
public final class CapacityProviders {

    private static final String RESOURCE = "capacity-provider/";

    private CapacityProviders() {}

    /** In the order of their names. */
    public static List<CapacityProvider> all(Scope scope) {
        return List.of(builtIn(scope, CapacityProviderType.FARGATE), builtIn(scope, CapacityProviderType.FARGATE_SPOT));
    }

    /** The provider with that name or ARN. */
    public static Optional<CapacityProvider> find(Scope scope, String reference) {
        String name = name(scope, reference);
        return all(scope).stream()
                .filter(provider -> name.equals(provider.name()))
                .findFirst();
    }

    /** The ARN that a reference stands for, whether there is such a provider or not. */
    public static String arn(Scope scope, String reference) {
        return Arn.looksLikeOne(reference) ? reference : EcsArn.capacityProvider(scope, reference);
    }

    private static String name(Scope scope, String reference) {
        return Arn.parse(reference)
                .filter(arn -> arn.scope().equals(scope) && arn.resource().startsWith(RESOURCE))
                .map(arn -> arn.resource().substring(RESOURCE.length()))
                .orElse(reference);
    }

    private static CapacityProvider builtIn(Scope scope, String name) {
        return CapacityProvider.builder()
                .capacityProviderArn(EcsArn.capacityProvider(scope, name))
                .name(name)
                .status(CapacityProviderStatus.ACTIVE)
                .tags(List.of())
                .type(name)
                .build();
    }
}
