package dev.gantry.agent.engine;

import dev.gantry.agent.runtime.ContainerSummary;
import dev.gantry.agent.runtime.Runtime;
import dev.gantry.agent.runtime.RuntimeEvent;
import dev.gantry.agent.task.ContainerState;
import dev.gantry.agent.task.Signal;
import dev.gantry.agent.task.TaskState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Connects the runtime's containers with the agent's tasks, by label and by id. */
final class Adoption {

    private final AgentSettings settings;
    private final Runtime runtime;
    private final Effects effects;

    Adoption(AgentSettings settings, Runtime runtime, Effects effects) {
        this.settings = settings;
        this.runtime = runtime;
        this.effects = effects;
    }

    /** A signal and the ARN of the task that it is for. */
    record Heard(String task, Signal signal) {}

    /** What an event means for a task; empty when it means nothing to one of ours. */
    Optional<Heard> signal(RuntimeEvent event, Map<String, TaskState> tasks) {
        return switch (event) {
            case RuntimeEvent.Reconnected(), RuntimeEvent.Running _ -> Optional.empty();
            case RuntimeEvent.Exited e ->
                known(
                        e.id(),
                        e.labels(),
                        tasks,
                        name -> name.equals(Labels.PAUSE)
                                ? new Signal.Refused("ContainerRuntimeError: the task's pause container exited")
                                : new Signal.Exited(name, e.exitCode(), e.outOfMemory(), e.at()));
            case RuntimeEvent.HealthChanged e ->
                known(e.id(), e.labels(), tasks, name -> new Signal.HealthChanged(name, e.healthy(), e.at()));
            case RuntimeEvent.Removed e ->
                known(e.id(), e.labels(), tasks, name -> new Signal.Observed(name, Optional.empty()));
        };
    }

    private static Optional<Heard> known(
            String id, Map<String, String> labels, Map<String, TaskState> tasks, Function<String, Signal> meaning) {
        String arn = labels.getOrDefault(Labels.TASK, "");
        String name = labels.getOrDefault(Labels.CONTAINER, "");
        TaskState task = tasks.get(arn);
        if (task == null) {
            return Optional.empty();
        }
        boolean ours = name.equals(Labels.PAUSE)
                ? holdsNamespaces(task, id)
                : task.containers().containsKey(name) && isOr(task.container(name), id);
        return ours ? Optional.of(new Heard(arn, meaning.apply(name))) : Optional.empty();
    }

    private static boolean holdsNamespaces(TaskState task, String id) {
        return task.shared().stage() == TaskState.Shared.Stage.READY
                && task.shared().sandbox().holder().equals(id);
    }

    /** A container whose creation has not been answered yet has no id. */
    private static boolean isOr(ContainerState container, String id) {
        return container.runtimeId().isEmpty() || container.runtimeId().equals(id);
    }

    /** Asks the runtime about every container of every living task. */
    List<Heard> observe(Map<String, TaskState> tasks) {
        Map<String, String> ids = new HashMap<>();
        for (ContainerSummary container : runtime.list(Labels.ofAgent(settings))) {
            ids.put(slot(container), container.id());
        }
        List<Heard> heard = new ArrayList<>();
        tasks.forEach((arn, task) -> {
            if (!task.isStopped()) {
                task.containers().forEach((name, container) -> {
                    String id = container.runtimeId().isEmpty()
                            ? ids.getOrDefault(arn + " " + name, "")
                            : container.runtimeId();
                    if (!id.isEmpty()) {
                        heard.add(new Heard(arn, effects.observe(name, id)));
                    }
                });
            }
        });
        return heard;
    }

    /** Removes this agent's containers whose task it no longer knows. */
    void removeOrphans(Map<String, TaskState> tasks) {
        for (ContainerSummary container : runtime.list(Labels.ofAgent(settings))) {
            if (!tasks.containsKey(container.labels().getOrDefault(Labels.TASK, ""))) {
                runtime.remove(container.id());
            }
        }
    }

    private static String slot(ContainerSummary container) {
        return container.labels().get(Labels.TASK) + " " + container.labels().get(Labels.CONTAINER);
    }
}
