package dev.gantry.ecs.domain.service;

import dev.gantry.shapes.ecs.DeploymentCircuitBreaker;
import dev.gantry.shapes.ecs.DeploymentConfiguration;
import java.util.Optional;

/** Ends deployments whose tasks fail again and again. Source: deployment circuit breaker in the ECS guide. */
public final class CircuitBreaker {

    private static final int LEAST = 3;
    private static final int MOST = 200;

    private CircuitBreaker() {}

    /** Half the desired count, but at least 3 and at most 200. */
    public static int threshold(int desiredCount) {
        return Math.clamp(Math.ceilDiv(desiredCount, 2), LEAST, MOST);
    }

    public static boolean isEnabled(DeploymentConfiguration configuration) {
        return of(configuration)
                .map(breaker -> Boolean.TRUE.equals(breaker.enable()))
                .orElse(false);
    }

    public static boolean rollsBack(DeploymentConfiguration configuration) {
        return isEnabled(configuration)
                && of(configuration)
                        .map(breaker -> Boolean.TRUE.equals(breaker.rollback()))
                        .orElse(false);
    }

    /** Whether the deployment is over because too many of its tasks failed in a row. */
    public static boolean trips(DeploymentConfiguration configuration, Deployment deployment, int desiredCount) {
        return isEnabled(configuration)
                && deployment.rolloutState() == RolloutState.IN_PROGRESS
                && deployment.failures().consecutive() >= threshold(desiredCount);
    }

    private static Optional<DeploymentCircuitBreaker> of(DeploymentConfiguration configuration) {
        return Optional.ofNullable(configuration.deploymentCircuitBreaker());
    }
}
