package dev.gantry.ecs.domain.service;

/**
 * The stages of a BLUE_GREEN, LINEAR or CANARY deployment, in the order in which it passes them; blue is the revision
 * that runs, green the one that shall. Source: DeploymentLifecycleHookStage and ServiceDeploymentLifecycleStage in the
 * ECS API.
 */
public enum LifecycleStage {
    /** Only when more than one revision runs: production traffic returns to blue, and all others go. */
    RECONCILE_SERVICE,
    /** Green has no tasks. */
    PRE_SCALE_UP,
    /** Green scales to all that is desired, beside blue. */
    SCALE_UP,
    POST_SCALE_UP,
    TEST_TRAFFIC_SHIFT,
    POST_TEST_TRAFFIC_SHIFT,
    /** Before each step of the production traffic. */
    PRE_PRODUCTION_TRAFFIC_SHIFT,
    /** One step of the production traffic, and the time that it bakes, unless it was the last one. */
    PRODUCTION_TRAFFIC_SHIFT,
    POST_PRODUCTION_TRAFFIC_SHIFT,
    /** Both run, green has all traffic. */
    BAKE_TIME,
    /** Blue is scaled to 0: there is no way back. */
    CLEAN_UP;

    /** What {@code lifecycleStage} shows: the API has no word for the stage before a step. */
    public String shown() {
        return this == PRE_PRODUCTION_TRAFFIC_SHIFT ? PRODUCTION_TRAFFIC_SHIFT.name() : name();
    }

    /** Hooks wait before and while traffic moves, not while tasks start and stop, nor while it bakes. */
    boolean allowsHooks() {
        return this != SCALE_UP && this != BAKE_TIME && this != CLEAN_UP;
    }

    /** The stage after this one, when nothing is repeated. */
    LifecycleStage following() {
        return values()[Math.min(ordinal() + 1, CLEAN_UP.ordinal())];
    }
}
