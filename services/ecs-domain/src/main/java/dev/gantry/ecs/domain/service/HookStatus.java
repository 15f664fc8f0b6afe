package dev.gantry.ecs.domain.service;

/** How a lifecycle hook of a deployment stands. Source: DeploymentLifecycleHookStatus in the ECS API. */
public enum HookStatus {
    AWAITING_ACTION,
    SUCCEEDED,
    FAILED,
    TIMED_OUT
}
