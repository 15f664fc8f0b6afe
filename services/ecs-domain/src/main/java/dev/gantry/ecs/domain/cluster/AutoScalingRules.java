package dev.gantry.ecs.domain.cluster;

import dev.gantry.shapes.ecs.AutoScalingGroupProvider;
import dev.gantry.shapes.ecs.AutoScalingGroupProviderUpdate;
import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.shapes.ecs.ManagedDraining;
import dev.gantry.shapes.ecs.ManagedScaling;
import dev.gantry.shapes.ecs.ManagedScalingStatus;
import dev.gantry.shapes.ecs.ManagedTerminationProtection;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a capacity provider over an Auto Scaling group may be. Source: CreateCapacityProvider in the ECS API. */
public final class AutoScalingRules {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,255}");
    private static final Pattern GROUP = Pattern.compile(
            "arn:aws[a-z-]*:autoscaling:[a-z0-9-]+:\\d{12}:autoScalingGroup:[^:]+:autoScalingGroupName/.+");
    private static final int LARGEST_STEP = 10_000;
    private static final int WARMUP_SECONDS = 300;

    private AutoScalingRules() {}

    /** A name that AWS' own providers do not claim. */
    public static String name(String name) {
        boolean reserved = Stream.of("aws", "ecs", "fargate").anyMatch(name.toLowerCase(Locale.ROOT)::startsWith);
        if (reserved || !NAME.matcher(name).matches()) {
            throw new InvalidParameterException("The specified capacity provider name is invalid. Up to 255 characters"
                    + " are allowed, including letters (upper and lowercase), numbers, underscores (_), and hyphens"
                    + " (-). The name can't be prefixed with \"aws\", \"ecs\", or \"fargate\".");
        }
        return name;
    }

    /** The provider with the defaults of what its request left out. */
    public static AutoScalingGroupProvider complete(AutoScalingGroupProvider requested) {
        String arn = Objects.requireNonNullElse(requested.autoScalingGroupArn(), "");
        if (!GROUP.matcher(arn).matches()) {
            throw new InvalidParameterException(
                    "The specified Auto Scaling group ARN is invalid. Specify a valid ARN and try again.");
        }
        return checked(AutoScalingGroupProvider.builder()
                .autoScalingGroupArn(arn)
                .managedScaling(complete(requested.managedScaling()))
                .managedTerminationProtection(Objects.requireNonNullElse(
                        requested.managedTerminationProtection(), ManagedTerminationProtection.DISABLED))
                .managedDraining(Objects.requireNonNullElse(requested.managedDraining(), ManagedDraining.ENABLED))
                .build());
    }

    /** What the update leaves out stays. */
    public static AutoScalingGroupProvider updated(
            AutoScalingGroupProvider before, AutoScalingGroupProviderUpdate update) {
        AutoScalingGroupProvider.Builder after = before.toBuilder();
        if (update.managedScaling() != null) {
            after.managedScaling(complete(update.managedScaling()));
        }
        if (update.managedTerminationProtection() != null) {
            after.managedTerminationProtection(update.managedTerminationProtection());
        }
        if (update.managedDraining() != null) {
            after.managedDraining(update.managedDraining());
        }
        return checked(after.build());
    }

    private static ManagedScaling complete(@Nullable ManagedScaling requested) {
        if (requested == null) {
            return ManagedScaling.builder()
                    .status(ManagedScalingStatus.DISABLED)
                    .build();
        }
        return ManagedScaling.builder()
                .status(Objects.requireNonNullElse(requested.status(), ManagedScalingStatus.ENABLED))
                .targetCapacity(Objects.requireNonNullElse(requested.targetCapacity(), 100))
                .minimumScalingStepSize(Objects.requireNonNullElse(requested.minimumScalingStepSize(), 1))
                .maximumScalingStepSize(Objects.requireNonNullElse(requested.maximumScalingStepSize(), LARGEST_STEP))
                .instanceWarmupPeriod(Objects.requireNonNullElse(requested.instanceWarmupPeriod(), WARMUP_SECONDS))
                .build();
    }

    private static AutoScalingGroupProvider checked(AutoScalingGroupProvider provider) {
        ManagedScaling scaling = Objects.requireNonNull(provider.managedScaling());
        boolean isScaling = ManagedScalingStatus.ENABLED.equals(scaling.status());
        if (ManagedTerminationProtection.ENABLED.equals(provider.managedTerminationProtection()) && !isScaling) {
            throw new InvalidParameterException("The managed termination protection setting for the capacity provider"
                    + " is invalid. To enable managed termination protection for a capacity provider, managed scaling"
                    + " must be enabled.");
        }
        Integer least = scaling.minimumScalingStepSize();
        Integer most = scaling.maximumScalingStepSize();
        if (least != null && most != null && least > most) {
            throw new InvalidParameterException("The minimum scaling step size is greater than the maximum scaling step"
                    + " size. Specify a minimum that is at most the maximum and try again.");
        }
        return provider;
    }
}
