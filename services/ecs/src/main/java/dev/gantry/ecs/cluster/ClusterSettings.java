package dev.gantry.ecs.cluster;

import dev.gantry.ecs.domain.cluster.AccountSettingName;
import dev.gantry.ecs.domain.identifier.ClusterReference;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.View;
import dev.gantry.shapes.ecs.ClusterConfiguration;
import dev.gantry.shapes.ecs.ClusterServiceConnectDefaults;
import dev.gantry.shapes.ecs.ClusterServiceConnectDefaultsRequest;
import dev.gantry.shapes.ecs.ClusterSetting;
import dev.gantry.shapes.ecs.ClusterSettingName;
import dev.gantry.shapes.ecs.ExecuteCommandConfiguration;
import dev.gantry.shapes.ecs.ExecuteCommandLogging;
import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.shapes.ecs.NamespaceNotFoundException;
import dev.gantry.value.Arn;
import dev.gantry.value.Scope;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What CreateCluster, UpdateCluster and UpdateClusterSettings may set. */
public final class ClusterSettings {

    private ClusterSettings() {}

    /** The settings of a new cluster: containerInsights is the caller's account setting, unless the request says more. */
    public static List<ClusterSetting> ofNew(List<ClusterSetting> requested, View view, Call call) {
        if (!requested.isEmpty()) {
            return checked(requested);
        }
        String value = Principal.settings(view, call.scope())
                .effective(AccountSettingName.CONTAINER_INSIGHTS, Principal.of(call))
                .value();
        return List.of(new ClusterSetting(ClusterSettingName.CONTAINER_INSIGHTS, value));
    }

    public static List<ClusterSetting> checked(List<ClusterSetting> settings) {
        for (ClusterSetting setting : settings) {
            if (!ClusterSettingName.CONTAINER_INSIGHTS.equals(setting.name())) {
                throw new InvalidParameterException("Invalid setting name: " + setting.name());
            }
            AccountSettingName.CONTAINER_INSIGHTS.checked(Objects.requireNonNullElse(setting.value(), ""));
        }
        return settings;
    }

    public static ClusterConfiguration checked(ClusterConfiguration configuration) {
        ExecuteCommandConfiguration execute = configuration.executeCommandConfiguration();
        if (execute != null
                && ExecuteCommandLogging.OVERRIDE.equals(execute.logging())
                && execute.logConfiguration() == null) {
            throw new InvalidParameterException(
                    "A logConfiguration must be specified when logging is set to OVERRIDE.");
        }
        return configuration;
    }

    /** The namespace that services use by default; an empty one takes the default away. */
    public static Optional<ClusterServiceConnectDefaults> defaults(
            @Nullable ClusterServiceConnectDefaultsRequest request, Scope scope) {
        String namespace = request == null ? "" : Objects.requireNonNullElse(request.namespace(), "");
        if (namespace.isEmpty()) {
            return Optional.empty();
        }
        return Arn.parse(namespace)
                .filter(arn ->
                        arn.service().equals("servicediscovery") && arn.scope().equals(scope))
                .map(arn -> Optional.of(new ClusterServiceConnectDefaults(arn.toString())))
                .orElseThrow(() -> new NamespaceNotFoundException("The specified namespace was not found."));
    }

    /** The name of a cluster to be created. */
    public static String name(@Nullable String requested, Scope scope) {
        if (requested != null && Arn.looksLikeOne(requested)) {
            throw new InvalidParameterException("Invalid identifier: " + requested);
        }
        return ClusterReference.name(requested, scope);
    }
}
