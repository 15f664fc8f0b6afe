package dev.gantry.ecs.domain.service;

/** Everything that can happen to a service deployment. */
public sealed interface ServiceDeploymentSignal {

    /** The service scheduler takes it up. */
    record Started() implements ServiceDeploymentSignal {}

    /** The service reached its steady state with what it brings up. */
    record Completed() implements ServiceDeploymentSignal {}

    /** It failed, and nothing rolls it back. */
    record Failed() implements ServiceDeploymentSignal {}

    /** StopServiceDeployment, with or without a rollback. */
    record StopWanted(boolean rollback) implements ServiceDeploymentSignal {}

    /** It goes back to an earlier revision. */
    record RollbackBegun() implements ServiceDeploymentSignal {}

    /** It ended as it is: a newer one took its place, or its user stopped it. */
    record Stopped() implements ServiceDeploymentSignal {}
}
