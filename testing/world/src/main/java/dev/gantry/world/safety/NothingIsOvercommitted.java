package dev.gantry.world.safety;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.instance.ContainerInstance;
import dev.gantry.ecs.domain.instance.InstanceReservation;
import dev.gantry.ecs.domain.instance.Reserved;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.ecs.domain.task.TaskStatus;
import dev.gantry.kernel.View;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an instance has left is what it registered less what its tasks hold, recounted from the tasks; it is never
 * negative, and no host port is held twice.
 */
public final class NothingIsOvercommitted implements Property {

    @Override
    public Optional<String> brokenBy(Commit commit) {
        Set<String> touched = new TreeSet<>();
        commit.changes(EcsTables.RESERVATIONS).forEach(change -> touched.add(change.key()));
        commit.changes(EcsTables.TASKS)
                .flatMap(change -> change.after().or(change::before).stream())
                .forEach(task -> instanceKey(task).ifPresent(touched::add));
        return touched.stream()
                .flatMap(key -> brokenAt(key, commit.after()).stream())
                .findFirst();
    }

    /** Everything of the view, whatever changed. */
    public static Optional<String> brokenAnywhere(View view) {
        return view.all(EcsTables.INSTANCES).stream()
                .flatMap(instance -> brokenAt(instance.key(), view).stream())
                .findFirst();
    }

    private static Optional<String> instanceKey(Task task) {
        return task.place()
                .containerInstance()
                .map(id -> task.id().scope().prefix() + task.id().cluster() + "/" + id);
    }

    private static Optional<String> brokenAt(String key, View view) {
        Optional<ContainerInstance> instance = view.find(EcsTables.INSTANCES, key);
        Optional<InstanceReservation> left = view.find(EcsTables.RESERVATIONS, key);
        if (instance.isEmpty() || left.isEmpty() || !instance.get().status().isRegistered()) {
            return Optional.empty();
        }
        List<Task> there = view.all(EcsTables.TASKS).stream()
                .filter(task -> instanceKey(task).filter(key::equals).isPresent())
                .toList();
        return amounts(instance.get(), left.get(), there)
                .or(() -> ports(instance.get(), left.get(), there))
                .or(() -> counts(left.get(), there));
    }

    private static boolean holds(Task task) {
        return task.lastStatus().isBefore(TaskStatus.DEPROVISIONING);
    }

    private static Optional<String> amounts(ContainerInstance instance, InstanceReservation left, List<Task> there) {
        List<Reserved> held = there.stream()
                .filter(NothingIsOvercommitted::holds)
                .map(task -> task.place().reserved())
                .toList();
        int cpu = instance.resources().cpu()
                - held.stream().mapToInt(Reserved::cpu).sum();
        int memory = instance.resources().memory()
                - held.stream().mapToInt(Reserved::memory).sum();
        if (left.cpu() != cpu || left.memory() != memory) {
            return Optional.of("%s has %d CPU and %d MiB left, its tasks leave %d and %d"
                    .formatted(instance.id().id(), left.cpu(), left.memory(), cpu, memory));
        }
        return cpu < 0 || memory < 0
                ? Optional.of(
                        "%s has %d CPU and %d MiB left".formatted(instance.id().id(), cpu, memory))
                : Optional.empty();
    }

    private static Optional<String> ports(ContainerInstance instance, InstanceReservation left, List<Task> there) {
        List<Integer> held = new ArrayList<>(instance.resources().tcpPorts());
        there.stream()
                .filter(NothingIsOvercommitted::holds)
                .forEach(task -> held.addAll(task.place().reserved().tcpPorts()));
        Set<Integer> once = new HashSet<>(held);
        if (once.size() < held.size()) {
            return Optional.of("a host port of %s is held twice: %s"
                    .formatted(instance.id().id(), held));
        }
        return once.equals(new HashSet<>(left.tcpPorts()))
                ? Optional.empty()
                : Optional.of("%s says that the ports %s are held, its tasks hold %s"
                        .formatted(instance.id().id(), left.tcpPorts(), new TreeSet<>(once)));
    }

    private static Optional<String> counts(InstanceReservation left, List<Task> there) {
        long running = there.stream()
                .filter(task -> task.lastStatus() == TaskStatus.RUNNING)
                .count();
        long pending = there.stream()
                .filter(task -> task.lastStatus().isBefore(TaskStatus.RUNNING))
                .count();
        return left.runningTasks() == running && left.pendingTasks() == pending
                ? Optional.empty()
                : Optional.of("%s counts %d running and %d pending tasks, there are %d and %d"
                        .formatted(left.id().id(), left.runningTasks(), left.pendingTasks(), running, pending));
    }
}
