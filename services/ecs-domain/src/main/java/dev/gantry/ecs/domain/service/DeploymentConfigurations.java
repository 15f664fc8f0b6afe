package dev.gantry.ecs.domain.service;

import static dev.gantry.ecs.domain.service.Refusal.unless;

import dev.gantry.shapes.ecs.DeploymentAlarms;
import dev.gantry.shapes.ecs.DeploymentCircuitBreaker;
import dev.gantry.shapes.ecs.DeploymentConfiguration;
import dev.gantry.shapes.ecs.DeploymentStrategy;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The deployment configuration of services: what is filled in, and what is refused. */
final class DeploymentConfigurations {

    private static final int ALL = 100;
    private static final int TWICE = 200;
    private static final DeploymentCircuitBreaker NO_BREAKER = new DeploymentCircuitBreaker(false, false);

    private DeploymentConfigurations() {}

    /** With every default. */
    static DeploymentConfiguration ofNew(@Nullable DeploymentConfiguration requested, ServiceKind kind) {
        DeploymentConfiguration usual = DeploymentConfiguration.builder()
                .deploymentCircuitBreaker(NO_BREAKER)
                .maximumPercent(kind.isDaemon() ? ALL : TWICE)
                .minimumHealthyPercent(kind.isDaemon() ? 0 : ALL)
                .strategy(DeploymentStrategy.ROLLING)
                .build();
        DeploymentConfiguration merged = requested == null ? usual : merged(usual, requested);
        check(merged, kind);
        unless(
                !isStuck(merged, kind),
                "Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments");
        return merged;
    }

    /** What the request does not mention stays as it was. A rollout that can never move is not refused here. */
    static DeploymentConfiguration updated(
            DeploymentConfiguration before, @Nullable DeploymentConfiguration requested, ServiceKind kind) {
        if (requested == null) {
            return before;
        }
        DeploymentConfiguration merged = merged(before, requested);
        check(merged, kind);
        return merged;
    }

    private static DeploymentConfiguration merged(DeploymentConfiguration before, DeploymentConfiguration requested) {
        String strategy = Objects.requireNonNullElse(requested.strategy(), before.strategy());
        DeploymentConfiguration same = Objects.equals(strategy, before.strategy())
                ? before
                : DeploymentConfiguration.builder()
                        .deploymentCircuitBreaker(before.deploymentCircuitBreaker())
                        .maximumPercent(before.maximumPercent())
                        .minimumHealthyPercent(before.minimumHealthyPercent())
                        .alarms(before.alarms())
                        .build(); // what belongs to the other strategy goes with it
        return StrategyRules.withDefaults(DeploymentConfiguration.builder()
                .deploymentCircuitBreaker(or(requested.deploymentCircuitBreaker(), same.deploymentCircuitBreaker()))
                .maximumPercent(or(requested.maximumPercent(), same.maximumPercent()))
                .minimumHealthyPercent(or(requested.minimumHealthyPercent(), same.minimumHealthyPercent()))
                .alarms(or(requested.alarms(), same.alarms()))
                .strategy(strategy)
                .bakeTimeInMinutes(or(requested.bakeTimeInMinutes(), same.bakeTimeInMinutes()))
                .lifecycleHooks(or(requested.lifecycleHooks(), same.lifecycleHooks()))
                .linearConfiguration(or(requested.linearConfiguration(), same.linearConfiguration()))
                .canaryConfiguration(or(requested.canaryConfiguration(), same.canaryConfiguration()))
                .build());
    }

    private static <T> @Nullable T or(@Nullable T requested, @Nullable T before) {
        return requested == null ? before : requested;
    }

    private static void check(DeploymentConfiguration configuration, ServiceKind kind) {
        int least = Objects.requireNonNullElse(configuration.minimumHealthyPercent(), 0);
        int most = Objects.requireNonNullElse(configuration.maximumPercent(), 0);
        unless(least >= 0 && least <= ALL, "minimumHealthyPercent must be between 0 and 100.");
        unless(most >= ALL, "maximumPercent must be at least 100.");
        if (!kind.isOurs()) {
            unless(
                    least == ALL && most == TWICE,
                    "maximumPercent and minimumHealthyPercent cannot be set with the deployment controller "
                            + kind.controller() + ".");
            unless(
                    !hasBreaker(configuration) && !hasAlarms(configuration),
                    "Deployment circuit breaker and alarms are supported only with the deployment controller ECS.");
        }
        checkAlarms(configuration.alarms());
        StrategyRules.check(configuration, kind);
    }

    private static boolean hasBreaker(DeploymentConfiguration configuration) {
        DeploymentCircuitBreaker breaker = configuration.deploymentCircuitBreaker();
        return breaker != null && Boolean.TRUE.equals(breaker.enable());
    }

    private static boolean hasAlarms(DeploymentConfiguration configuration) {
        DeploymentAlarms alarms = configuration.alarms();
        return alarms != null && Boolean.TRUE.equals(alarms.enable());
    }

    private static void checkAlarms(@Nullable DeploymentAlarms alarms) {
        unless(
                alarms == null
                        || !Boolean.TRUE.equals(alarms.enable())
                        || !alarms.alarmNamesOrEmpty().isEmpty(),
                "Deployment alarms that are enabled need alarmNames.");
    }

    private static boolean isStuck(DeploymentConfiguration configuration, ServiceKind kind) {
        return !kind.isDaemon()
                && DeploymentStrategy.ROLLING.equals(configuration.strategy())
                && Objects.equals(configuration.minimumHealthyPercent(), ALL)
                && Objects.equals(configuration.maximumPercent(), ALL);
    }
}
