package dev.gantry.world.life;

import dev.gantry.agent.runtime.ContainerStatus;
import dev.gantry.agent.task.KnownStatus;
import dev.gantry.agent.task.TaskState;
import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.service.Deployment;
import dev.gantry.ecs.domain.service.RolloutState;
import dev.gantry.ecs.domain.service.Service;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.ecs.domain.task.TaskStatus;
import dev.gantry.kernel.Index;
import dev.gantry.kernel.Table;
import dev.gantry.kernel.View;
import dev.gantry.value.Row;
import dev.gantry.world.World;
import dev.gantry.world.host.Host;
import dev.gantry.world.safety.Broken;
import dev.gantry.world.safety.NothingIsOvercommitted;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** When a world has settled, and what must be true of it then. */
final class Rest {

    private final World world;

    Rest(World world) {
        this.world = world;
    }

    /** What is not as it is wanted, in the rows or on the hosts. */
    Optional<String> unsettled() {
        List<Task> tasks = world.tasks();
        return tasks.stream()
                .filter(task -> task.isWanted() ? task.lastStatus() != TaskStatus.RUNNING : !task.isStopped())
                .findFirst()
                .map(task -> world.names().of(task) + " is " + task.lastStatus() + ", wanted " + task.desiredStatus())
                .or(() -> hosts().flatMap(host -> surplus(host, tasks).stream()).findFirst())
                .or(() -> hosts().flatMap(host -> containers(host).stream()).findFirst())
                .or(() -> runsNowhere(tasks))
                .or(this::services);
    }

    /** The hosts that stand in the cluster. */
    private Stream<Host> hosts() {
        return world.hosts().stream()
                .filter(host -> !host.isLost() && world.instance(host).isPresent());
    }

    private static Stream<TaskState> living(Host host) {
        return host.agent().stream()
                .flatMap(agent -> agent.engine().tasks().stream())
                .filter(state -> !state.isStopped());
    }

    private static Set<String> arns(Stream<TaskState> states) {
        return states.map(state -> state.plan().arn()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Optional<String> surplus(Host host, List<Task> tasks) {
        Set<String> surplus = arns(living(host));
        tasks.stream().filter(Task::isWanted).forEach(task -> surplus.remove(task.arn()));
        return surplus.isEmpty() ? Optional.empty() : Optional.of(host.name() + " still has " + surplus);
    }

    private static Optional<String> containers(Host host) {
        long known = living(host)
                .flatMap(state -> state.containers().values().stream())
                .filter(container -> container.status() == KnownStatus.RUNNING)
                .count();
        long there = host.runtime().list(Map.of()).stream()
                .filter(container -> container.status() == ContainerStatus.RUNNING)
                .count();
        return there == known
                ? Optional.empty()
                : Optional.of(host.name() + " runs " + there + " containers, its agent thinks " + known);
    }

    private Optional<String> runsNowhere(List<Task> tasks) {
        Set<String> running = arns(world.hosts().stream().flatMap(Rest::living));
        return tasks.stream()
                .filter(task -> task.isWanted() && !running.contains(task.arn()))
                .findFirst()
                .map(task -> world.names().of(task) + " runs nowhere");
    }

    private Optional<String> services() {
        return world.view().all(EcsTables.SERVICES).stream()
                .flatMap(service -> service(service).stream())
                .findFirst();
    }

    private Optional<String> service(Service service) {
        List<Deployment> deployments =
                world.view().all(EcsTables.DEPLOYMENTS).startingWith(service.key() + "/").stream()
                        .toList();
        long running = world.tasks().stream()
                .filter(task -> task.isWanted()
                        && task.launch()
                                .service()
                                .filter(service.id().name()::equals)
                                .isPresent())
                .count();
        boolean settled =
                switch (service.status()) {
                    case ACTIVE ->
                        service.steady()
                                && deployments.size() == 1
                                && deployments.getFirst().rolloutState() == RolloutState.COMPLETED
                                && running == desired(service);
                    case DRAINING -> false;
                    case INACTIVE -> deployments.isEmpty() && running == 0;
                };
        return settled
                ? Optional.empty()
                : Optional.of(service.id().name() + " is " + service.status() + " with " + running + " tasks of "
                        + desired(service) + " in " + deployments);
    }

    /** A DAEMON has one task on each instance, and at most one on each is a safety property. */
    private long desired(Service service) {
        return service.settings().isDaemon() ? hosts().count() : service.desiredCount();
    }

    /** What indexes and reservations say is what a recount of the rows gives. */
    void check(List<Table<?>> tables) {
        NothingIsOvercommitted.brokenAnywhere(world.view()).ifPresent(how -> {
            throw new Broken("NothingIsOvercommitted", how);
        });
        tables.forEach(this::checkIndexes);
    }

    private <R extends Row> void checkIndexes(Table<R> table) {
        for (Index<R> index : table.indexes()) {
            Map<String, Set<String>> expected = new TreeMap<>();
            for (R row : world.view().all(table)) {
                index.values()
                        .apply(row)
                        .forEach(value -> expected.computeIfAbsent(value, _ -> new HashSet<>())
                                .add(row.key()));
            }
            expected.forEach((value, keys) -> checkIndex(index, value, keys));
        }
    }

    private <R extends Row> void checkIndex(Index<R> index, String value, Set<String> keys) {
        View view = world.view();
        Set<String> found = view.by(index, value).stream().map(Row::key).collect(Collectors.toSet());
        if (!found.equals(keys) || view.by(index, value).count() != keys.size()) {
            throw new Broken("IndexesAgree", index + " of " + value + " finds " + found + " instead of " + keys);
        }
    }
}
