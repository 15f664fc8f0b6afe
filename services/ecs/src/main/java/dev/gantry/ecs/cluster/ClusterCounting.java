package dev.gantry.ecs.cluster;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.cluster.Cluster;
import dev.gantry.ecs.domain.cluster.ClusterCounts;
import dev.gantry.ecs.domain.task.TaskStatus;
import dev.gantry.kernel.View;
import dev.gantry.shapes.ecs.LaunchType;
import java.util.List;
import java.util.Map;
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
                counting.instances(), counting.tasks(RUNNING), counting.tasks(ON_THEIR_WAY), 0, counting.statistics());
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

    private Map<String, Integer> statistics() {
        Map<String, Integer> statistics = new TreeMap<>();
        WORDS.forEach((launchType, word) -> {
            statistics.put("running" + word + "TasksCount", tasks(launchType, RUNNING));
            statistics.put("pending" + word + "TasksCount", tasks(launchType, ON_THEIR_WAY));
            statistics.put("active" + word + "ServiceCount", 0);
            statistics.put("draining" + word + "ServiceCount", 0);
        });
        return statistics;
    }
}
