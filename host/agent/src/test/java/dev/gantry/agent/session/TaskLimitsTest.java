package dev.gantry.agent.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.gantry.agent.engine.AgentSettings;
import dev.gantry.agent.engine.TaskLimits;
import dev.gantry.agent.session.Agent.Parts;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An agent whose host holds no limits of tasks, as one that is not root. */
class TaskLimitsTest {

    private static final Optional<String> OBSTACLE = Optional.of("cannot create cgroups: Permission denied");
    private final Parts parts = new PaperAgent().parts();

    private Parts told(TaskLimits limits) {
        AgentSettings settings = parts.settings().limiting(limits);
        return new Parts(settings, parts.runtime(), parts.state(), parts.controlPlane(), parts.around());
    }

    @Test
    void goes_without_them_when_nothing_was_said() {
        assertThat(told(TaskLimits.WHERE_POSSIBLE)
                        .limitedBy(OBSTACLE)
                        .settings()
                        .holdsTaskLimits())
                .isFalse();
        assertThat(told(TaskLimits.WHERE_POSSIBLE)
                        .limitedBy(Optional.empty())
                        .settings()
                        .holdsTaskLimits())
                .isTrue();
    }

    @Test
    void does_not_start_when_it_must_hold_them() {
        assertThatIllegalStateException()
                .isThrownBy(() -> told(TaskLimits.REQUIRED).limitedBy(OBSTACLE))
                .withMessageContainingAll("ECS_ENABLE_TASK_CPU_MEM_LIMIT", "Permission denied");
    }

    @Test
    void does_not_care_when_it_is_to_hold_none() {
        assertThat(told(TaskLimits.OFF).limitedBy(OBSTACLE).settings().holdsTaskLimits())
                .isFalse();
    }
}
