package dev.gantry.ecs.domain.placement;

import dev.gantry.ecs.domain.instance.ContainerInstance;
import dev.gantry.ecs.domain.instance.InstanceId;
import dev.gantry.ecs.domain.instance.InstanceReservation;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;

/**
 * An instance that may take a task.
 *
 * @param groups the groups of the tasks on an instance; asked only by queries about {@code task:group}
 */
public record Candidate(
        ContainerInstance instance, InstanceReservation left, Function<InstanceId, Collection<String>> groups)
        implements InstanceFacts {

    public InstanceId id() {
        return instance.id();
    }

    @Override
    public Optional<String> attribute(String name) {
        return instance.attribute(name);
    }

    @Override
    public boolean agentConnected() {
        return instance.agentConnected();
    }

    @Override
    public Optional<String> agentVersion() {
        return instance.versions().agentVersion();
    }

    @Override
    public Optional<String> ec2InstanceId() {
        return instance.ec2InstanceId();
    }

    @Override
    public Instant registeredAt() {
        return instance.registeredAt();
    }

    @Override
    public int runningTasksCount() {
        return left.runningTasks();
    }

    @Override
    public Collection<String> taskGroups() {
        return groups.apply(instance.id());
    }
}
