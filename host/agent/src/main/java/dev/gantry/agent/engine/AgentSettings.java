package dev.gantry.agent.engine;

import dev.gantry.agent.task.Rules;
import java.time.Duration;

/**
 * How an agent works.
 *
 * @param id marks this agent's containers; two agents on one runtime have two
 * @param region what containers see as AWS_REGION
 * @param taskLimits what becomes of tasks' own limits (ECS_ENABLE_TASK_CPU_MEM_LIMIT)
 * @param images when images are removed
 * @param cleanupWait how long a stopped task's containers stay (ECS_ENGINE_TASK_CLEANUP_WAIT_DURATION)
 * @param reportDelay how long changes of containers alone may wait to be told together
 */
public record AgentSettings(
        String id,
        String region,
        Rules rules,
        PullBehavior pulls,
        TaskLimits taskLimits,
        ImageCleanup images,
        Duration cleanupWait,
        Duration reportDelay) {

    public static AgentSettings of(String id, String region) {
        return new AgentSettings(
                id,
                region,
                Rules.DEFAULT,
                PullBehavior.DEFAULT,
                TaskLimits.WHERE_POSSIBLE,
                ImageCleanup.DEFAULT,
                Duration.ofHours(3),
                Duration.ofSeconds(1));
    }

    /** Whether a sandbox gets its task's limits. */
    public boolean holdsTaskLimits() {
        return taskLimits != TaskLimits.OFF;
    }

    public AgentSettings pulling(PullBehavior changed) {
        return new AgentSettings(id, region, rules, changed, taskLimits, images, cleanupWait, reportDelay);
    }

    public AgentSettings limiting(TaskLimits changed) {
        return new AgentSettings(id, region, rules, pulls, changed, images, cleanupWait, reportDelay);
    }

    public AgentSettings cleaning(ImageCleanup changed) {
        return new AgentSettings(id, region, rules, pulls, taskLimits, changed, cleanupWait, reportDelay);
    }

    public AgentSettings cleaningAfter(Duration wait) {
        return new AgentSettings(id, region, rules, pulls, taskLimits, images, wait, reportDelay);
    }

    public AgentSettings ruledBy(Rules changed) {
        return new AgentSettings(id, region, changed, pulls, taskLimits, images, cleanupWait, reportDelay);
    }
}
