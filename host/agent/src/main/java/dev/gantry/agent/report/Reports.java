package dev.gantry.agent.report;

import dev.gantry.agent.task.ContainerPlan;
import dev.gantry.agent.task.ContainerState;
import dev.gantry.agent.task.KnownStatus;
import dev.gantry.agent.task.TaskState;
import dev.gantry.agent.task.TaskStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides what of a task has not been told yet. */
public final class Reports {

    private Reports() {}

    /** The task itself has moved on: told at once, with all that its containers have to tell. */
    public static boolean isUrgent(TaskState task) {
        TaskStatus status = task.status();
        return status.compareTo(TaskStatus.RUNNING) >= 0
                && status.compareTo(task.sent().task()) > 0;
    }

    /** Only containers have moved on: told soon, many at a time. */
    public static boolean isDue(TaskState task) {
        return isUrgent(task) || !changedContainers(task).isEmpty();
    }

    /** The report that tells everything there is to tell. */
    public static TaskStateChange of(TaskState task, long number) {
        List<ContainerStateChange> containers = new ArrayList<>();
        for (ContainerPlan container : changedContainers(task)) {
            containers.add(change(container.name(), task.container(container.name())));
        }
        TaskStatus status = task.status() == TaskStatus.NONE ? TaskStatus.PENDING : task.status();
        return new TaskStateChange(
                number,
                task.plan().cluster(),
                task.plan().arn(),
                status,
                task.reason(),
                task.times().pullStartedAt(),
                task.times().pullStoppedAt(),
                task.times().executionStoppedAt(),
                List.copyOf(containers));
    }

    /** The task, once everything was handed over. */
    public static TaskState told(TaskState task) {
        Map<String, KnownStatus> containers = new HashMap<>(task.sent().containers());
        changedContainers(task)
                .forEach(container -> containers.put(
                        container.name(), task.container(container.name()).status()));
        TaskStatus status = task.status();
        TaskStatus known =
                status.compareTo(task.sent().task()) > 0 ? status : task.sent().task();
        return task.with(new TaskState.Sent(known, Map.copyOf(containers)));
    }

    private static List<ContainerPlan> changedContainers(TaskState task) {
        return task.plan().containers().stream()
                .filter(container -> {
                    KnownStatus status = task.container(container.name()).status();
                    return status.compareTo(KnownStatus.RUNNING) >= 0
                            && status.compareTo(task.sent().of(container.name())) > 0;
                })
                .toList();
    }

    private static ContainerStateChange change(String name, ContainerState state) {
        Optional<Integer> exitCode = state.isStopped() ? state.run().exitCode() : Optional.empty();
        return new ContainerStateChange(
                name,
                state.runtimeId(),
                state.status().name(),
                exitCode,
                state.run().reason(),
                state.imageDigest(),
                state.run().bindings());
    }
}
