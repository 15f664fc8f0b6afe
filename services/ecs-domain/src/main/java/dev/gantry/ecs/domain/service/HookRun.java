package dev.gantry.ecs.domain.service;

import dev.gantry.shapes.ecs.DeploymentLifecycleHook;
import dev.gantry.shapes.ecs.DeploymentLifecycleHookAction;
import dev.gantry.shapes.ecs.DeploymentLifecycleHookDetail;
import dev.gantry.shapes.ecs.DeploymentLifecycleHookTargetType;
import dev.gantry.shapes.ecs.DeploymentLifecycleHookTimeoutConfiguration;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A PAUSE hook at the stage that waits for it. Source: DeploymentLifecycleHookDetail in the ECS API.
 *
 * @param id what ContinueServiceDeployment calls it
 * @param expiresAt when nobody's answer is awaited any longer
 * @param rollsBack whether its time-out means ROLLBACK; else it means CONTINUE
 */
public record HookRun(String id, HookStatus status, Instant expiresAt, boolean rollsBack) {

    /** A stage lasts so long at most, unless its hook says something else. */
    static final Duration LONGEST = Duration.ofHours(24);

    static HookRun begun(DeploymentLifecycleHook hook, String id, Instant now) {
        Optional<DeploymentLifecycleHookTimeoutConfiguration> timeout =
                Optional.ofNullable(hook.timeoutConfiguration());
        Duration patience = timeout.map(DeploymentLifecycleHookTimeoutConfiguration::timeoutInMinutes)
                .map(Duration::ofMinutes)
                .orElse(LONGEST);
        boolean goesOn = timeout.map(DeploymentLifecycleHookTimeoutConfiguration::action)
                .filter(DeploymentLifecycleHookAction.CONTINUE::equals)
                .isPresent();
        return new HookRun(id, HookStatus.AWAITING_ACTION, now.plus(patience), !goesOn);
    }

    /** What its user says; only the first word counts. */
    HookRun answered(boolean goesOn) {
        return isAwaiting() ? with(goesOn ? HookStatus.SUCCEEDED : HookStatus.FAILED) : this;
    }

    HookRun seenAt(Instant now) {
        return isAwaiting() && !expiresAt.isAfter(now) ? with(HookStatus.TIMED_OUT) : this;
    }

    private HookRun with(HookStatus next) {
        return new HookRun(id, next, expiresAt, rollsBack);
    }

    public boolean isAwaiting() {
        return status == HookStatus.AWAITING_ACTION;
    }

    boolean refuses() {
        return switch (status) {
            case AWAITING_ACTION, SUCCEEDED -> false;
            case FAILED -> true;
            case TIMED_OUT -> rollsBack;
        };
    }

    DeploymentLifecycleHookDetail describe() {
        return DeploymentLifecycleHookDetail.builder()
                .hookId(id)
                .targetType(DeploymentLifecycleHookTargetType.PAUSE)
                .status(status.name())
                .expiresAt(expiresAt)
                .timeoutAction(
                        rollsBack ? DeploymentLifecycleHookAction.ROLLBACK : DeploymentLifecycleHookAction.CONTINUE)
                .build();
    }
}
