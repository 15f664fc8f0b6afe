package dev.gantry.agent.engine;

import dev.gantry.agent.task.Rules;
import java.time.Duration;

/**
 * How an agent works.
 *
 * @param id marks this agent's containers; two agents on one runtime have two
 * @param region what containers see as AWS_REGION
 * @param taskLimits whether tasks' own limits become cgroups (ECS_ENABLE_TASK_CPU_MEM_LIMIT)
 * @param cleanupWait how long a stopped task's containers stay (ECS_ENGINE_TASK_CLEANUP_WAIT_DURATION)
 * @param reportDelay how long changes of containers alone may wait to be told together
 */
public record AgentSettings(
        String id,
        String region,
        Rules rules,
        PullBehavior pulls,
        boolean taskLimits,
        Duration cleanupWait,
        Duration reportDelay) {

    public static AgentSettings of(String id, String region) {
        return new AgentSettings(
                id, region, Rules.DEFAULT, PullBehavior.DEFAULT, true, Duration.ofHours(3), Duration.ofSeconds(1));
    }

    public AgentSettings pulling(PullBehavior changed) {
        return new AgentSettings(id, region, rules, changed, taskLimits, cleanupWait, reportDelay);
    }

    public AgentSettings cleaningAfter(Duration wait) {
        return new AgentSettings(id, region, rules, pulls, taskLimits, wait, reportDelay);
    }

    public AgentSettings ruledBy(Rules changed) {
        return new AgentSettings(id, region, changed, pulls, taskLimits, cleanupWait, reportDelay);
    }
}
