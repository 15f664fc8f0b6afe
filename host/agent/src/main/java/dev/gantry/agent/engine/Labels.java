package dev.gantry.agent.engine;

import dev.gantry.agent.task.ContainerPlan;
import dev.gantry.agent.task.TaskPlan;
import java.util.LinkedHashMap;
import java.util.Map;

/** The labels of the agent's containers, as amazon-ecs-agent names them, and its own mark. */
public final class Labels {

    public static final String AGENT = "dev.gantry.agent";
    public static final String TASK = "com.amazonaws.ecs.task-arn";
    public static final String CONTAINER = "com.amazonaws.ecs.container-name";
    public static final String FAMILY = "com.amazonaws.ecs.task-definition-family";
    public static final String VERSION = "com.amazonaws.ecs.task-definition-version";
    public static final String CLUSTER = "com.amazonaws.ecs.cluster";

    /** The name of the container that holds a task's namespaces. */
    public static final String PAUSE = "~internal~ecs~pause";

    private Labels() {}

    /** What all of an agent's things carry. */
    public static Map<String, String> ofAgent(AgentSettings settings) {
        return Map.of(AGENT, settings.id());
    }

    /** What all containers of a task carry. */
    static Map<String, String> ofTask(AgentSettings settings, TaskPlan task) {
        return Map.of(AGENT, settings.id(), TASK, task.arn());
    }

    static Map<String, String> of(AgentSettings settings, TaskPlan task, ContainerPlan container) {
        return of(settings, task, container.name());
    }

    static Map<String, String> ofPause(AgentSettings settings, TaskPlan task) {
        return of(settings, task, PAUSE);
    }

    private static Map<String, String> of(AgentSettings settings, TaskPlan task, String container) {
        Map<String, String> labels = new LinkedHashMap<>(ofAgent(settings));
        labels.put(TASK, task.arn());
        labels.put(CONTAINER, container);
        labels.put(FAMILY, task.family());
        labels.put(VERSION, task.version());
        labels.put(CLUSTER, task.cluster());
        return labels;
    }
}
