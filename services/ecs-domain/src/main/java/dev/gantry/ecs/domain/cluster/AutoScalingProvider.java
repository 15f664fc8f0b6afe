package dev.gantry.ecs.domain.cluster;

import dev.gantry.ecs.domain.identifier.EcsArn;
import dev.gantry.ecs.domain.identifier.Shared;
import dev.gantry.shapes.ecs.AutoScalingGroupProvider;
import dev.gantry.shapes.ecs.CapacityProvider;
import dev.gantry.shapes.ecs.CapacityProviderStatus;
import dev.gantry.shapes.ecs.CapacityProviderType;
import dev.gantry.shapes.ecs.ManagedScalingStatus;
import dev.gantry.shapes.ecs.Tag;
import dev.gantry.value.Row;
import dev.gantry.value.Scope;
import java.util.List;
import java.util.Objects;

/**
 * A capacity provider over an Auto Scaling group. It is a record: it begins to scale, and tasks begin to use it, when
 * Auto Scaling is served here.
 *
 * @param group as the request had it, with the defaults of what it left out
 * @param updateStatus how its last change ended
 */
public record AutoScalingProvider(
        Scope scope, String name, AutoScalingGroupProvider group, List<Tag> tags, boolean active, String updateStatus)
        implements Row {

    private static final String REASON = "Kept as a record: Auto Scaling groups are not run by this server.";

    public AutoScalingProvider {
        scope = Shared.scope(scope);
        tags = List.copyOf(tags);
    }

    public static String key(Scope scope, String name) {
        return scope.prefix() + name;
    }

    @Override
    public String key() {
        return key(scope, name);
    }

    public String arn() {
        return EcsArn.capacityProvider(scope, name);
    }

    /** Such a provider may be in one cluster only. */
    public boolean isScaling() {
        return ManagedScalingStatus.ENABLED.equals(
                Objects.requireNonNull(group.managedScaling()).status());
    }

    public AutoScalingProvider withGroup(AutoScalingGroupProvider newGroup, String newUpdateStatus) {
        return new AutoScalingProvider(scope, name, newGroup, tags, active, newUpdateStatus);
    }

    public AutoScalingProvider withTags(List<Tag> newTags) {
        return new AutoScalingProvider(scope, name, group, newTags, active, updateStatus);
    }

    /** Still to be described for a while; its name may be used again. */
    public AutoScalingProvider deleted(String newUpdateStatus) {
        return new AutoScalingProvider(scope, name, group, tags, false, newUpdateStatus);
    }

    public CapacityProvider view() {
        return CapacityProvider.builder()
                .capacityProviderArn(arn())
                .name(name)
                .status(active ? CapacityProviderStatus.ACTIVE : CapacityProviderStatus.INACTIVE)
                .autoScalingGroupProvider(group)
                .updateStatus(updateStatus)
                .updateStatusReason(REASON)
                .tags(tags)
                .type(CapacityProviderType.EC2_AUTOSCALING)
                .build();
    }
}
