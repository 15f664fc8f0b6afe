package dev.gantry.ecs.domain.task;

import dev.gantry.ecs.domain.identifier.Shared;
import dev.gantry.shapes.ecs.ManagedAgent;
import java.util.List;
import java.util.Optional;

/**
 * One container of a task, as the agent last reported it.
 *
 * @param runtimeId Docker's id
 * @param reason why it failed, as in {@code CannotPullContainerError: …}
 */
public record Container(
        ContainerPlan plan,
        ContainerStatus lastStatus,
        Optional<Integer> exitCode,
        Optional<String> reason,
        Optional<String> runtimeId,
        Optional<String> imageDigest,
        List<PortBinding> bindings,
        Health health,
        List<ManagedAgent> managedAgents) {

    public Container {
        imageDigest = Shared.text(imageDigest);
        bindings = List.copyOf(bindings);
        managedAgents = List.copyOf(managedAgents);
    }

    public static Container planned(ContainerPlan plan, List<ManagedAgent> managedAgents) {
        return new Container(
                plan,
                ContainerStatus.PENDING,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Health.UNKNOWN,
                managedAgents);
    }

    public String name() {
        return plan.name();
    }

    public boolean isStopped() {
        return lastStatus == ContainerStatus.STOPPED;
    }

    Container stopped() {
        return new Container(
                plan,
                ContainerStatus.STOPPED,
                exitCode,
                reason,
                runtimeId,
                imageDigest,
                bindings,
                health,
                managedAgents);
    }

    Container withHealth(Health reported) {
        return new Container(
                plan, lastStatus, exitCode, reason, runtimeId, imageDigest, bindings, reported, managedAgents);
    }

    Container withManagedAgents(List<ManagedAgent> agents) {
        return new Container(plan, lastStatus, exitCode, reason, runtimeId, imageDigest, bindings, health, agents);
    }
}
