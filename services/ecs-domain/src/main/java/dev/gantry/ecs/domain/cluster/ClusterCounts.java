package dev.gantry.ecs.domain.cluster;

import java.util.Map;

/**
 * What is counted when a cluster is described.
 *
 * @param statistics by name, as in {@code runningEC2TasksCount}; shown only with {@code include=STATISTICS}
 */
public record ClusterCounts(
        int containerInstances,
        int runningTasks,
        int pendingTasks,
        int activeServices,
        Map<String, Integer> statistics) {

    public static final ClusterCounts NOTHING = new ClusterCounts(0, 0, 0, 0, Map.of());
}
