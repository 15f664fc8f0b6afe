package dev.gantry.agent.session;

import dev.gantry.agent.task.ContainerPlan;
import dev.gantry.agent.task.ContainerState;
import dev.gantry.agent.task.Health;
import dev.gantry.agent.task.TaskState;
import dev.gantry.shapes.tcs.ContainerHealth;
import dev.gantry.shapes.tcs.HealthMetadata;
import dev.gantry.shapes.tcs.InstanceStatus;
import dev.gantry.shapes.tcs.InstanceStatusMetadata;
import dev.gantry.shapes.tcs.MetricsMetadata;
import dev.gantry.shapes.tcs.PublishHealthRequest;
import dev.gantry.shapes.tcs.PublishInstanceStatusRequest;
import dev.gantry.shapes.tcs.PublishMetricsRequest;
import dev.gantry.shapes.tcs.TaskHealth;
import dev.gantry.shapes.tcs.TaskMetric;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What is published about tasks and host, in the words of TCS: at most ten tasks in a message. */
record TelemetryMessages(Identity identity) {

    private static final int TASKS = 10;

    /** An idle host says so. */
    PublishMetricsRequest idle(String messageId, Instant now) {
        return metrics(messageId, now, true, true).build();
    }

    List<PublishMetricsRequest> metrics(List<TaskMetric> tasks, String messageId, Instant now) {
        List<PublishMetricsRequest> messages = new ArrayList<>();
        List<List<TaskMetric>> pages = pages(tasks);
        for (int i = 0; i < pages.size(); i++) {
            boolean last = i == pages.size() - 1;
            messages.add(metrics(messageId, now, false, last)
                    .taskMetrics(pages.get(i))
                    .build());
        }
        return messages;
    }

    private PublishMetricsRequest.Builder metrics(String messageId, Instant now, boolean idle, boolean last) {
        return PublishMetricsRequest.builder()
                .metadata(MetricsMetadata.builder()
                        .cluster(identity.cluster())
                        .containerInstance(identity.containerInstance())
                        .messageId(messageId)
                        .idle(idle)
                        .fin(last)
                        .build())
                .timestamp(millis(now));
    }

    /** Of containers with a health check alone; no message when there are none. */
    List<PublishHealthRequest> health(Collection<TaskState> tasks, String messageId, Instant now) {
        List<TaskHealth> checked =
                tasks.stream().flatMap(task -> health(task).stream()).toList();
        List<PublishHealthRequest> messages = new ArrayList<>();
        List<List<TaskHealth>> pages = pages(checked);
        for (int i = 0; i < pages.size(); i++) {
            messages.add(PublishHealthRequest.builder()
                    .metadata(HealthMetadata.builder()
                            .cluster(identity.cluster())
                            .containerInstance(identity.containerInstance())
                            .messageId(messageId)
                            .fin(i == pages.size() - 1)
                            .build())
                    .timestamp(millis(now))
                    .tasks(pages.get(i))
                    .build());
        }
        return messages;
    }

    private static Optional<TaskHealth> health(TaskState task) {
        List<ContainerHealth> containers = task.plan().containers().stream()
                .filter(container -> isChecked(container, task))
                .map(container -> health(container.name(), task.container(container.name())))
                .toList();
        return containers.isEmpty()
                ? Optional.empty()
                : Optional.of(TaskHealth.builder()
                        .taskArn(task.plan().arn())
                        .clusterArn(task.plan().cluster())
                        .taskDefinitionFamily(task.plan().family())
                        .taskDefinitionVersion(task.plan().version())
                        .containers(containers)
                        .build());
    }

    static boolean isChecked(ContainerPlan container, TaskState task) {
        return container.healthChecked() && Sampler.isRunning(task.container(container.name()));
    }

    private static ContainerHealth health(String name, ContainerState container) {
        Health health = container.health();
        return ContainerHealth.builder()
                .containerName(name)
                .healthStatus(health.status().name())
                .statusSince(health.since()
                        .or(container.run()::startedAt)
                        .map(TelemetryMessages::millis)
                        .orElse(null))
                .build();
    }

    PublishInstanceStatusRequest status(InstanceStatus status, String requestId, Instant now) {
        return PublishInstanceStatusRequest.builder()
                .metadata(InstanceStatusMetadata.builder()
                        .cluster(identity.cluster())
                        .containerInstance(identity.containerInstance())
                        .requestId(requestId)
                        .build())
                .timestamp(millis(now))
                .statuses(List.of(status))
                .build();
    }

    private static Instant millis(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }

    private static <T> List<List<T>> pages(List<T> all) {
        List<List<T>> pages = new ArrayList<>();
        for (int i = 0; i < all.size(); i += TASKS) {
            pages.add(all.subList(i, Math.min(i + TASKS, all.size())));
        }
        return pages;
    }
}
