package dev.gantry.ecs.domain.cluster;

import dev.gantry.shapes.ecs.ClusterField;
import dev.gantry.shapes.ecs.KeyValuePair;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A cluster as clients see it. */
public final class ClusterView {

    private ClusterView() {}

    /** With the fields that {@code include} names; the others are empty or absent. */
    public static dev.gantry.shapes.ecs.Cluster describe(
            Cluster cluster, ClusterCounts counts, Collection<String> include) {
        Set<String> fields = Set.copyOf(include);
        dev.gantry.shapes.ecs.Cluster.Builder view = dev.gantry.shapes.ecs.Cluster.builder()
                .clusterArn(cluster.arn())
                .clusterName(cluster.name())
                .status(cluster.status().name())
                .registeredContainerInstancesCount(counts.containerInstances())
                .runningTasksCount(counts.runningTasks())
                .pendingTasksCount(counts.pendingTasks())
                .activeServicesCount(counts.activeServices())
                .statistics(fields.contains(ClusterField.STATISTICS) ? statistics(counts.statistics()) : List.of())
                .tags(fields.contains(ClusterField.TAGS) ? cluster.tags() : List.of())
                .settings(fields.contains(ClusterField.SETTINGS) ? cluster.settings() : List.of())
                .capacityProviders(cluster.capacityProviders())
                .defaultCapacityProviderStrategy(cluster.defaultStrategy())
                .serviceConnectDefaults(cluster.serviceConnectDefaults().orElse(null));
        if (fields.contains(ClusterField.CONFIGURATIONS)) {
            view.configuration(cluster.configuration().orElse(null));
        }
        return view.build();
    }

    /** What CreateCluster and the other writing operations answer. */
    public static dev.gantry.shapes.ecs.Cluster full(Cluster cluster, ClusterCounts counts) {
        return describe(
                cluster, counts, List.of(ClusterField.TAGS, ClusterField.SETTINGS, ClusterField.CONFIGURATIONS));
    }

    private static List<KeyValuePair> statistics(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(count -> new KeyValuePair(count.getKey(), String.valueOf(count.getValue())))
                .toList();
    }
}
