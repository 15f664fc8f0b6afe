package dev.gantry.ecs.domain.service;

import dev.gantry.shapes.ecs.CanaryConfiguration;
import dev.gantry.shapes.ecs.DeploymentConfiguration;
import dev.gantry.shapes.ecs.DeploymentLifecycleHook;
import dev.gantry.shapes.ecs.DeploymentStrategy;
import dev.gantry.shapes.ecs.LinearConfiguration;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How a BLUE_GREEN, LINEAR or CANARY deployment moves the production traffic. Source: DeploymentConfiguration in the ECS
 * API.
 *
 * @param steps how much of it green has after each step, in percent; the last one is 100
 * @param stepBake how long each step but the last is watched
 * @param bake how long blue and green both run once green has everything
 * @param hooks what has to agree before a stage is over
 */
public record TrafficPlan(List<Double> steps, Duration stepBake, Duration bake, List<DeploymentLifecycleHook> hooks) {

    private static final double ALL = 100;
    private static final int TENTHS = 10;
    private static final int ALL_TENTHS = 1000;

    public TrafficPlan {
        steps = List.copyOf(steps);
        hooks = List.copyOf(hooks);
    }

    /** Whether deployments of this configuration pass the lifecycle stages at all. */
    public static boolean isStaged(DeploymentConfiguration configuration) {
        return switch (Objects.requireNonNullElse(configuration.strategy(), DeploymentStrategy.ROLLING)) {
            case DeploymentStrategy.BLUE_GREEN, DeploymentStrategy.LINEAR, DeploymentStrategy.CANARY -> true;
            default -> false;
        };
    }

    /** That of a configuration with every default filled in. */
    public static TrafficPlan of(DeploymentConfiguration configuration) {
        LinearConfiguration linear = configuration.linearConfiguration();
        CanaryConfiguration canary = configuration.canaryConfiguration();
        Duration bake = minutes(configuration.bakeTimeInMinutes());
        List<DeploymentLifecycleHook> hooks = configuration.lifecycleHooksOrEmpty();
        if (linear != null) {
            return new TrafficPlan(
                    linear(percent(linear.stepPercent())), minutes(linear.stepBakeTimeInMinutes()), bake, hooks);
        }
        if (canary != null) {
            return new TrafficPlan(
                    canary(percent(canary.canaryPercent())), minutes(canary.canaryBakeTimeInMinutes()), bake, hooks);
        }
        return new TrafficPlan(List.of(ALL), Duration.ZERO, bake, hooks);
    }

    private static Duration minutes(@Nullable Integer minutes) {
        return Duration.ofMinutes(Objects.requireNonNullElse(minutes, 0));
    }

    private static double percent(@Nullable Double percent) {
        return Objects.requireNonNullElse(percent, ALL);
    }

    /** Counted in tenths of a percent: ten steps of 10.0 are 100.0. */
    private static List<Double> linear(double stepPercent) {
        int step = (int) Math.max(1, Math.round(stepPercent * TENTHS));
        return IntStream.rangeClosed(1, Math.ceilDiv(ALL_TENTHS, step))
                .mapToObj(number -> Math.min(number * step, ALL_TENTHS) / (double) TENTHS)
                .toList();
    }

    private static List<Double> canary(double percent) {
        return percent < ALL ? List.of(percent, ALL) : List.of(ALL);
    }

    boolean isLast(int step) {
        return step >= steps.size() - 1;
    }

    List<DeploymentLifecycleHook> hooksOf(LifecycleStage stage) {
        return hooks.stream()
                .filter(hook -> hook.lifecycleStagesOrEmpty().contains(stage.name()))
                .toList();
    }
}
