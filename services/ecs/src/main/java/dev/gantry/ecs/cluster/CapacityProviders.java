package dev.gantry.ecs.cluster;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.cluster.AutoScalingProvider;
import dev.gantry.ecs.domain.cluster.Cluster;
import dev.gantry.ecs.domain.identifier.EcsArn;
import dev.gantry.kernel.View;
import dev.gantry.shapes.ecs.CapacityProvider;
import dev.gantry.shapes.ecs.CapacityProviderStatus;
import dev.gantry.shapes.ecs.CapacityProviderType;
import dev.gantry.shapes.ecs.ClientException;
import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.value.Arn;
import dev.gantry.value.Scope;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The capacity providers of an account: FARGATE and FARGATE_SPOT are there without anybody creating them. */
public final class CapacityProviders {

    private static final String RESOURCE = "capacity-provider/";
    private static final List<String> BUILT_IN =
            List.of(CapacityProviderType.FARGATE, CapacityProviderType.FARGATE_SPOT);

    private CapacityProviders() {}

    /** Those that can be used, in the order of their names. */
    public static List<CapacityProvider> all(View view, Scope scope) {
        Stream<CapacityProvider> own = view.all(EcsTables.CAPACITY_PROVIDERS).startingWith(scope.prefix()).stream()
                .filter(AutoScalingProvider::active)
                .map(AutoScalingProvider::view);
        return Stream.concat(BUILT_IN.stream().map(name -> builtIn(scope, name)), own)
                .sorted(Comparator.comparing(provider -> Objects.requireNonNullElse(provider.name(), "")))
                .toList();
    }

    /** The provider with that name or ARN, a deleted one too. */
    public static Optional<CapacityProvider> find(View view, Scope scope, String reference) {
        String name = name(scope, reference);
        return isBuiltIn(name)
                ? Optional.of(builtIn(scope, name))
                : own(view, scope, name).map(AutoScalingProvider::view);
    }

    /** The provider over an Auto Scaling group with that name or ARN, a deleted one too. */
    public static Optional<AutoScalingProvider> own(View view, Scope scope, @Nullable String reference) {
        String name = name(scope, Objects.requireNonNullElse(reference, ""));
        return view.find(EcsTables.CAPACITY_PROVIDERS, AutoScalingProvider.key(scope, name));
    }

    /** The one that is to be changed or deleted. */
    public static AutoScalingProvider changeable(View view, Scope scope, @Nullable String reference) {
        if (isBuiltIn(name(scope, Objects.requireNonNullElse(reference, "")))) {
            throw new InvalidParameterException(
                    "The specified capacity provider is reserved by AWS and cannot be changed or deleted.");
        }
        return own(view, scope, reference)
                .filter(AutoScalingProvider::active)
                .orElseThrow(() -> new ClientException(
                        "The specified capacity provider does not exist. Specify a valid name or ARN and try again."));
    }

    /** The ACTIVE clusters that it is associated with. */
    public static Stream<Cluster> clusters(View view, Scope scope, String provider) {
        return view.all(EcsTables.CLUSTERS).startingWith(scope.prefix()).stream()
                .filter(Cluster::isActive)
                .filter(cluster -> cluster.capacityProviders().contains(provider));
    }

    public static boolean isBuiltIn(String name) {
        return BUILT_IN.contains(name);
    }

    /** The ARN that a reference stands for, whether there is such a provider or not. */
    public static String arn(Scope scope, @Nullable String reference) {
        String named = Objects.requireNonNullElse(reference, "");
        return Arn.looksLikeOne(named) ? named : EcsArn.capacityProvider(scope, named);
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
