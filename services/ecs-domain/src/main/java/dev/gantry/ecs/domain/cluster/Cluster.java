package dev.gantry.ecs.domain.cluster;

import dev.gantry.ecs.domain.identifier.EcsArn;
import dev.gantry.ecs.domain.identifier.Shared;
import dev.gantry.shapes.ecs.CapacityProviderStrategyItem;
import dev.gantry.shapes.ecs.ClusterConfiguration;
import dev.gantry.shapes.ecs.ClusterServiceConnectDefaults;
import dev.gantry.shapes.ecs.ClusterSetting;
import dev.gantry.shapes.ecs.Tag;
import dev.gantry.value.Row;
import dev.gantry.value.Scope;
import java.util.List;
import java.util.Optional;

/**
 * A cluster. Its counts are not kept here: they are counted when it is described.
 *
 * @param settings as the request had them, like configuration and serviceConnectDefaults
 * @param capacityProviders the names of those associated with it
 */
public record Cluster(
        Scope scope,
        String name,
        ClusterStatus status,
        List<ClusterSetting> settings,
        Optional<ClusterConfiguration> configuration,
        Optional<ClusterServiceConnectDefaults> serviceConnectDefaults,
        List<String> capacityProviders,
        List<CapacityProviderStrategyItem> defaultStrategy,
        List<Tag> tags)
        implements Row {

    public Cluster {
        scope = Shared.scope(scope);
        settings = List.copyOf(settings);
        capacityProviders = List.copyOf(capacityProviders);
        defaultStrategy = List.copyOf(defaultStrategy);
        tags = List.copyOf(tags);
    }

    /** An ACTIVE cluster about which nothing else was said. */
    public static Cluster active(Scope scope, String name) {
        return new Cluster(
                scope,
                name,
                ClusterStatus.ACTIVE,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of());
    }

    public static String key(Scope scope, String name) {
        return scope.prefix() + name;
    }

    @Override
    public String key() {
        return key(scope, name);
    }

    public String arn() {
        return EcsArn.cluster(scope, name);
    }

    public boolean isActive() {
        return status == ClusterStatus.ACTIVE;
    }

    public Cluster withStatus(ClusterStatus newStatus) {
        return new Cluster(
                scope,
                name,
                newStatus,
                settings,
                configuration,
                serviceConnectDefaults,
                capacityProviders,
                defaultStrategy,
                tags);
    }

    public Cluster withSettings(List<ClusterSetting> newSettings) {
        return new Cluster(
                scope,
                name,
                status,
                newSettings,
                configuration,
                serviceConnectDefaults,
                capacityProviders,
                defaultStrategy,
                tags);
    }

    public Cluster withConfiguration(ClusterConfiguration newConfiguration) {
        return new Cluster(
                scope,
                name,
                status,
                settings,
                Optional.of(newConfiguration),
                serviceConnectDefaults,
                capacityProviders,
                defaultStrategy,
                tags);
    }

    public Cluster withServiceConnectDefaults(Optional<ClusterServiceConnectDefaults> newDefaults) {
        return new Cluster(
                scope, name, status, settings, configuration, newDefaults, capacityProviders, defaultStrategy, tags);
    }

    public Cluster withCapacityProviders(List<String> providers, List<CapacityProviderStrategyItem> strategy) {
        return new Cluster(
                scope, name, status, settings, configuration, serviceConnectDefaults, providers, strategy, tags);
    }

    public Cluster withTags(List<Tag> newTags) {
        return new Cluster(
                scope,
                name,
                status,
                settings,
                configuration,
                serviceConnectDefaults,
                capacityProviders,
                defaultStrategy,
                newTags);
    }
}
