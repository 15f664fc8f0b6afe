package dev.gantry.ecs.domain.service;

import static dev.gantry.ecs.domain.service.Refusal.unless;

import dev.gantry.shapes.ecs.CanaryConfiguration;
import dev.gantry.shapes.ecs.DeploymentConfiguration;
import dev.gantry.shapes.ecs.DeploymentLifecycleHook;
import dev.gantry.shapes.ecs.DeploymentLifecycleHookTargetType;
import dev.gantry.shapes.ecs.DeploymentStrategy;
import dev.gantry.shapes.ecs.LinearConfiguration;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What each deployment strategy wants and allows. Source: DeploymentConfiguration in the ECS API. */
final class StrategyRules {

    private static final int LONGEST_BAKE = 1440;
    private static final int LONGEST_HOOK = 20160;
    private static final double TENTHS = 10;
    private static final Set<String> HOOK_STAGES = Stream.of(LifecycleStage.values())
            .filter(LifecycleStage::allowsHooks)
            .map(LifecycleStage::name)
            .collect(Collectors.toUnmodifiableSet());

    private StrategyRules() {}

    /** The steps of LINEAR and CANARY, if nobody names them. */
    static DeploymentConfiguration withDefaults(DeploymentConfiguration configuration) {
        return switch (Objects.requireNonNullElse(configuration.strategy(), "")) {
            case DeploymentStrategy.LINEAR -> linear(configuration);
            case DeploymentStrategy.CANARY -> canary(configuration);
            default -> configuration;
        };
    }

    private static DeploymentConfiguration linear(DeploymentConfiguration configuration) {
        LinearConfiguration given = configuration.linearConfiguration();
        Double step = given == null ? null : given.stepPercent();
        Integer bake = given == null ? null : given.stepBakeTimeInMinutes();
        return configuration.toBuilder()
                .linearConfiguration(new LinearConfiguration(
                        Objects.requireNonNullElse(step, 10.0), Objects.requireNonNullElse(bake, 6)))
                .build();
    }

    private static DeploymentConfiguration canary(DeploymentConfiguration configuration) {
        CanaryConfiguration given = configuration.canaryConfiguration();
        Double first = given == null ? null : given.canaryPercent();
        Integer bake = given == null ? null : given.canaryBakeTimeInMinutes();
        return configuration.toBuilder()
                .canaryConfiguration(new CanaryConfiguration(
                        Objects.requireNonNullElse(first, 5.0), Objects.requireNonNullElse(bake, 10)))
                .build();
    }

    static void check(DeploymentConfiguration configuration, ServiceKind kind) {
        String strategy = Objects.requireNonNullElse(configuration.strategy(), "");
        boolean rolling = strategy.equals(DeploymentStrategy.ROLLING);
        unless(rolling || kind.isOurs(), "strategy " + strategy + " needs the deployment controller ECS.");
        unless(rolling || !kind.isDaemon(), "The daemon scheduling strategy supports only the strategy ROLLING.");
        unless(
                strategy.equals(DeploymentStrategy.LINEAR) || configuration.linearConfiguration() == null,
                "linearConfiguration can be specified only with the strategy LINEAR.");
        unless(
                strategy.equals(DeploymentStrategy.CANARY) || configuration.canaryConfiguration() == null,
                "canaryConfiguration can be specified only with the strategy CANARY.");
        checkBake(configuration.bakeTimeInMinutes(), strategy);
        checkLinear(configuration.linearConfiguration());
        checkCanary(configuration.canaryConfiguration());
        configuration.lifecycleHooksOrEmpty().forEach(StrategyRules::checkHook);
    }

    private static void checkBake(@Nullable Integer minutes, String strategy) {
        unless(
                minutes != null || !strategy.equals(DeploymentStrategy.BLUE_GREEN),
                "bakeTimeInMinutes is required with the strategy BLUE_GREEN.");
        checkMinutes(minutes, "bakeTimeInMinutes");
        unless(
                minutes == null || minutes == 0 || !strategy.equals(DeploymentStrategy.ROLLING),
                "bakeTimeInMinutes cannot be specified with the strategy ROLLING.");
    }

    private static void checkMinutes(@Nullable Integer minutes, String name) {
        unless(
                minutes == null || minutes >= 0 && minutes <= LONGEST_BAKE,
                name + " must be between 0 and " + LONGEST_BAKE + ".");
    }

    private static void checkLinear(@Nullable LinearConfiguration linear) {
        if (linear != null) {
            checkPercent(linear.stepPercent(), 3.0, "stepPercent");
            checkMinutes(linear.stepBakeTimeInMinutes(), "stepBakeTimeInMinutes");
        }
    }

    private static void checkCanary(@Nullable CanaryConfiguration canary) {
        if (canary != null) {
            checkPercent(canary.canaryPercent(), 0.1, "canaryPercent");
            checkMinutes(canary.canaryBakeTimeInMinutes(), "canaryBakeTimeInMinutes");
        }
    }

    /** In steps of a tenth. */
    private static void checkPercent(@Nullable Double percent, double least, String name) {
        double value = Objects.requireNonNullElse(percent, least);
        boolean tenths = Math.abs(value * TENTHS - Math.rint(value * TENTHS)) < 1e-9;
        unless(
                value >= least && value <= 100 && tenths,
                name + " must be between " + least + " and 100.0, in multiples of 0.1.");
    }

    private static void checkHook(DeploymentLifecycleHook hook) {
        unless(!hook.lifecycleStagesOrEmpty().isEmpty(), "A lifecycle hook needs lifecycleStages.");
        for (String stage : hook.lifecycleStagesOrEmpty()) {
            unless(HOOK_STAGES.contains(stage), "A lifecycle hook cannot run at the stage " + stage + ".");
        }
        boolean pause = DeploymentLifecycleHookTargetType.PAUSE.equals(hook.targetType());
        unless(
                pause || hook.hookTargetArn() != null && hook.roleArn() != null,
                "A lifecycle hook with the target type AWS_LAMBDA needs hookTargetArn and roleArn.");
        unless(!pause || hook.hookTargetArn() == null, "A lifecycle hook with the target type PAUSE has no target.");
        Integer minutes = hook.timeoutConfiguration() == null
                ? null
                : hook.timeoutConfiguration().timeoutInMinutes();
        unless(
                minutes == null || minutes >= 1 && minutes <= LONGEST_HOOK,
                "timeoutInMinutes must be between 1 and " + LONGEST_HOOK + ".");
    }
}
