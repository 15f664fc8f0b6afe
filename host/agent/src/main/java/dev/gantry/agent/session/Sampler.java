package dev.gantry.agent.session;

import dev.gantry.agent.runtime.Runtime;
import dev.gantry.agent.runtime.RuntimeFailure;
import dev.gantry.agent.runtime.Stats;
import dev.gantry.agent.task.ContainerPlan;
import dev.gantry.agent.task.ContainerState;
import dev.gantry.agent.task.KnownStatus;
import dev.gantry.agent.task.TaskPlan;
import dev.gantry.agent.task.TaskState;
import dev.gantry.shapes.tcs.ContainerMetric;
import dev.gantry.shapes.tcs.RestartStatsSet;
import dev.gantry.shapes.tcs.TaskMetric;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Measures the running containers, and tells what they used since it was last asked. */
final class Sampler {

    /** Nobody asks while the hub is away: the oldest measurements are worth least. */
    private static final int MOST = 60;

    private final Runtime runtime;
    private final int cores;
    private final Map<String, Deque<Stats>> byContainer = new HashMap<>();

    Sampler(Runtime runtime, int cores) {
        this.runtime = runtime;
        this.cores = cores;
    }

    /** One measurement of every container that runs. */
    synchronized void sample(Collection<TaskState> tasks) {
        Set<String> running = new HashSet<>();
        for (TaskState task : tasks) {
            for (ContainerState container : task.containers().values()) {
                if (isRunning(container)) {
                    running.add(container.runtimeId());
                    sample(container.runtimeId());
                }
            }
        }
        byContainer.keySet().retainAll(running);
    }

    static boolean isRunning(ContainerState container) {
        return container.status() == KnownStatus.RUNNING
                && !container.runtimeId().isEmpty();
    }

    private void sample(String id) {
        try {
            Deque<Stats> samples = byContainer.computeIfAbsent(id, _ -> new ArrayDeque<>());
            samples.addLast(runtime.stats(id));
            if (samples.size() > MOST) {
                samples.removeFirst();
            }
        } catch (RuntimeFailure goneMeanwhile) {
            byContainer.remove(id);
        }
    }

    /** What was measured since the last call, of the tasks of which anything was. */
    synchronized List<TaskMetric> take(Collection<TaskState> tasks) {
        List<TaskMetric> metrics = new ArrayList<>();
        for (TaskState task : tasks) {
            List<ContainerMetric> containers = new ArrayList<>();
            for (ContainerPlan container : task.plan().containers()) {
                metric(task, container).ifPresent(containers::add);
            }
            if (!containers.isEmpty()) {
                metrics.add(metric(task.plan(), containers));
            }
        }
        return metrics;
    }

    private static TaskMetric metric(TaskPlan task, List<ContainerMetric> containers) {
        return TaskMetric.builder()
                .taskArn(task.arn())
                .clusterArn(task.cluster())
                .taskDefinitionFamily(task.family())
                .taskDefinitionVersion(task.version())
                .containerMetrics(containers)
                .build();
    }

    private Optional<ContainerMetric> metric(TaskState task, ContainerPlan plan) {
        ContainerState container = task.container(plan.name());
        Deque<Stats> samples = byContainer.get(container.runtimeId());
        if (samples == null || samples.size() < 2) {
            return Optional.empty();
        }
        Measurements used = new Measurements(List.copyOf(samples));
        Stats last = samples.getLast();
        samples.clear();
        samples.addLast(last);
        boolean ownNetwork =
                task.plan().networkMode().equals("bridge") || task.plan().isAwsvpc();
        return Optional.of(ContainerMetric.builder()
                .containerName(plan.name())
                .containerArn(plan.arn().isEmpty() ? null : plan.arn())
                .cpuStatsSet(used.cpu(cores))
                .memoryStatsSet(used.memory())
                .storageStatsSet(used.storage())
                .networkStatsSet(ownNetwork ? used.network() : null)
                .restartStatsSet(restarts(plan, container))
                .build());
    }

    private static @Nullable RestartStatsSet restarts(ContainerPlan plan, ContainerState container) {
        return plan.restartPolicy().isEmpty()
                ? null
                : RestartStatsSet.builder()
                        .restartCount(container.attempts().restarts())
                        .build();
    }

    synchronized void forget() {
        byContainer.clear();
    }
}
