package dev.gantry.ecs.cluster;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.cluster.Cluster;
import dev.gantry.ecs.domain.cluster.ClusterCounts;
import dev.gantry.ecs.domain.service.Service;
import dev.gantry.ecs.domain.task.TaskStatus;
import dev.gantry.ecs.service.ServiceViews;
import dev.gantry.kernel.Slice;
import dev.gantry.kernel.View;
import dev.gantry.shapes.ecs.CapacityProviderType;
import dev.gantry.shapes.ecs.LaunchType;
import dev.gantry.shapes.ecs.ServiceRevision;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Counts what a cluster holds. Every number is an index's: no task is looked at. */
public final class ClusterCounting {

    private static final List<TaskStatus> ON_THEIR_WAY =
            List.of(TaskStatus.PROVISIONING, TaskStatus.PENDING, TaskStatus.ACTIVATING);
    private static final List<TaskStatus> RUNNING = List.of(TaskStatus.RUNNING);

    /** What statistics call the launch types. */
    private static final Map<String, String> WORDS =
            Map.of(LaunchType.EC2, "EC2", LaunchType.FARGATE, "Fargate", LaunchType.EXTERNAL, "External");

    private final View view;
    private final String cluster;

    private ClusterCounting(View view, Cluster cluster) {
        this.view = view;
        this.cluster = EcsTables.clusterKey(cluster.scope(), cluster.name());
    }

    public static ClusterCounts of(View view, Cluster cluster) {
        ClusterCounting counting = new ClusterCounting(view, cluster);
        return new ClusterCounts(
                counting.instances(),
                counting.tasks(RUNNING),
                counting.tasks(ON_THEIR_WAY),
                counting.activeServices(),
                Map.of());
    }

    /** With the statistics, for which every service is looked at. */
    public static ClusterCounts withStatistics(View view, Cluster cluster) {
        ClusterCounts counts = of(view, cluster);
        return new ClusterCounts(
                counts.containerInstances(),
                counts.runningTasks(),
                counts.pendingTasks(),
                counts.activeServices(),
                new ClusterCounting(view, cluster).statistics());
    }

    /** How many services the cluster has that are not INACTIVE. */
    public static int services(View view, Cluster cluster) {
        return new ClusterCounting(view, cluster).services().count();
    }

    private Slice<Service> services() {
        return view.by(EcsTables.SERVICES_BY_CLUSTER, cluster);
    }

    private int activeServices() {
        return (int) services().stream().filter(Service::isActive).count();
    }

    /** How many of the cluster's tasks are not STOPPED. */
    public static int liveTasks(View view, Cluster cluster) {
        return new ClusterCounting(view, cluster).tasks(List.of(TaskStatus.values()));
    }

    /** How many ACTIVE and DRAINING container instances the cluster has. */
    public static int instances(View view, Cluster cluster) {
        return new ClusterCounting(view, cluster).instances();
    }

    private int instances() {
        return view.by(EcsTables.REGISTERED_INSTANCES, cluster).count();
    }

    private int tasks(List<TaskStatus> statuses) {
        return LaunchType.VALUES.stream()
                .mapToInt(launchType -> tasks(launchType, statuses))
                .sum();
    }

    private int tasks(String launchType, List<TaskStatus> statuses) {
        return statuses.stream()
                .mapToInt(status -> view.by(EcsTables.LIVE_TASKS, EcsTables.liveKey(cluster, launchType, status))
                        .count())
                .sum();
    }

    private void count(Service service, Map<String, Integer> statistics) {
        String launchType = new ServiceViews(view)
                .facts(service)
                .map(ClusterCounting::launchType)
                .orElse(LaunchType.EC2);
        String status = service.isActive() ? "active" : "draining";
        statistics.merge(status + WORDS.getOrDefault(launchType, "EC2") + "ServiceCount", 1, Integer::sum);
    }

    /** Services that run by a strategy have none, but their providers have. */
    private static String launchType(ServiceRevision facts) {
        boolean fargate = facts.capacityProviderStrategyOrEmpty().stream()
                .anyMatch(item -> CapacityProviderType.FARGATE.equals(item.capacityProvider())
                        || CapacityProviderType.FARGATE_SPOT.equals(item.capacityProvider()));
        return Objects.requireNonNullElse(facts.launchType(), fargate ? LaunchType.FARGATE : LaunchType.EC2);
    }

    private Map<String, Integer> statistics() {
        Map<String, Integer> statistics = new TreeMap<>();
        WORDS.forEach((launchType, word) -> {
            statistics.put("running" + word + "TasksCount", tasks(launchType, RUNNING));
            statistics.put("pending" + word + "TasksCount", tasks(launchType, ON_THEIR_WAY));
            statistics.put("active" + word + "ServiceCount", 0);
            statistics.put("draining" + word + "ServiceCount", 0);
        });
        services().forEach(service -> count(service, statistics));
        return statistics;
    }
}
