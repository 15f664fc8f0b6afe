package dev.gantry.ecs.service;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.ServiceTaskKeys;
import dev.gantry.ecs.domain.instance.ContainerInstance;
import dev.gantry.ecs.domain.instance.InstanceStatus;
import dev.gantry.ecs.domain.service.DaemonRollout;
import dev.gantry.ecs.domain.service.DaemonRollout.Post;
import dev.gantry.ecs.domain.service.Deployment;
import dev.gantry.ecs.domain.service.RolloutState;
import dev.gantry.ecs.domain.service.Service;
import dev.gantry.ecs.domain.service.ServiceActionEvent.Name;
import dev.gantry.ecs.domain.service.ServiceMessages;
import dev.gantry.ecs.domain.service.ServiceRevision;
import dev.gantry.ecs.domain.task.StopCause;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.ecs.launch.DaemonLaunch;
import dev.gantry.ecs.launch.Obstacle;
import dev.gantry.ecs.launch.ServiceLaunch;
import dev.gantry.kernel.Tx;
import dev.gantry.value.ServiceException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** One look at a DAEMON service: one task on every instance that it is meant for, and none anywhere else. */
final class DaemonTurn implements Turn {

    private final Tx tx;
    private final Service service;
    private final Deployment primary;
    private final TaskCensus census;
    private final ServiceActs acts;
    private Optional<Obstacle> obstacle = Optional.empty();

    DaemonTurn(Tx tx, Service service, Deployment primary, TaskCensus census) {
        this.tx = tx;
        this.service = service;
        this.primary = primary;
        this.census = census;
        this.acts = new ServiceActs(tx, service);
    }

    @Override
    public Result run() {
        try {
            return run(launch());
        } catch (ServiceException refused) {
            Obstacle configuration = Obstacle.configuration(service.id(), refused.text());
            acts.tell(configuration, Name.SERVICE_TASK_CONFIGURATION_FAILURE);
            return new Result(false, Optional.of(configuration));
        }
    }

    private DaemonLaunch launch() {
        String key = ServiceRevision.key(service.id(), primary.revision());
        ServiceRevision revision = tx.find(EcsTables.SERVICE_REVISIONS, key).orElseThrow();
        return new ServiceLaunch(tx, service, revision, primary.id().startedBy()).onNamed();
    }

    private Result run(DaemonLaunch launch) {
        DaemonRollout rollout = new DaemonRollout(
                posts(launch), desired -> ServiceTurn.bounds(service, desired).least());
        int desired = rollout.desired();
        if (desired != primary.desiredCount()) {
            Deployment known = tx.find(EcsTables.DEPLOYMENTS, primary.key()).orElse(primary);
            tx.put(EcsTables.DEPLOYMENTS, known.wanting(desired, tx.now()));
        }
        stop(rollout.toStop(acts::mayStop));
        violated(rollout);
        if (mayLaunch()) {
            rollout.toStart().stream().limit(Math.max(0, acts.left())).forEach(post -> start(launch, post.instance()));
        }
        acts.tell();
        return new Result(rollout.isSteady(), obstacle);
    }

    /** Unhealthy ones whether they are protected or not. */
    private void stop(List<Task> victims) {
        List<Task> bad = victims.stream()
                .filter(census.unhealthy()::contains)
                .limit(acts.left())
                .toList();
        bad.forEach(
                task -> ServiceEvents.say(tx, service.id(), ServiceMessages.failedHealthChecks(service.id(), task)));
        acts.stopAny(bad.stream(), bad.size(), _ -> StopCause.failedContainerHealthChecks());
        acts.stop(
                victims.stream().filter(task -> !bad.contains(task)),
                victims.size() - bad.size(),
                ServiceActs::scalingActivity);
    }

    private boolean mayLaunch() {
        return primary.rolloutState() != RolloutState.FAILED
                && !primary.failures().isBackingOff(tx.now());
    }

    private void violated(DaemonRollout rollout) {
        List<String> arns = rollout.violated().stream().map(Task::arn).toList();
        if (!arns.isEmpty()) {
            acts.act(Name.SERVICE_DAEMON_PLACEMENT_CONSTRAINT_VIOLATED, Map.of("taskArns", arns));
        }
    }

    private void start(DaemonLaunch launch, ContainerInstance instance) {
        DaemonLaunch.Started started = launch.start(instance);
        acts.started(started.task().stream().toList());
        started.obstacle().ifPresent(found -> {
            obstacle = Optional.of(found);
            acts.tell(found, Name.SERVICE_TASK_PLACEMENT_FAILURE);
        });
    }

    private List<Post> posts(DaemonLaunch launch) {
        Map<String, List<Task>> byHost = tasksByHost();
        List<Post> posts = new ArrayList<>();
        String cluster = EcsTables.clusterKey(service.id().scope(), service.id().cluster());
        for (ContainerInstance instance : tx.by(EcsTables.REGISTERED_INSTANCES, cluster)) {
            List<Task> tasks = byHost.getOrDefault(instance.id().id(), List.of());
            boolean active = instance.status() == InstanceStatus.ACTIVE;
            boolean meant = active && launch.isMeantFor(instance);
            if (meant || !tasks.isEmpty()) {
                posts.add(new Post(
                        instance,
                        meant,
                        !active && hasOthers(instance),
                        of(tasks, this::isNewHealthy),
                        of(tasks, task -> isNew(task) && !isNewHealthy(task)),
                        of(tasks, task -> isOld(task) && census.isHealthy(task)),
                        of(tasks, task -> isOld(task) && !census.isHealthy(task)),
                        of(tasks, task -> !task.isWanted()).size(),
                        of(tasks, census.unhealthy()::contains)));
            }
        }
        return posts;
    }

    private static List<Task> of(List<Task> tasks, Predicate<Task> kind) {
        return tasks.stream().filter(kind).toList();
    }

    private boolean isNew(Task task) {
        return task.isWanted()
                && ServiceTaskKeys.deployment(task)
                        .filter(primary.key()::equals)
                        .isPresent();
    }

    private boolean isNewHealthy(Task task) {
        return isNew(task) && census.isHealthy(task);
    }

    private boolean isOld(Task task) {
        return task.isWanted() && !isNew(task);
    }

    private Map<String, List<Task>> tasksByHost() {
        Map<String, List<Task>> byHost = new HashMap<>();
        String group = EcsTables.groupKey(
                service.id().scope(), service.id().cluster(), service.id().group());
        tx.by(EcsTables.TASKS_BY_GROUP, group)
                .forEach(task -> task.place()
                        .host()
                        .ifPresent(host -> byHost.computeIfAbsent(host, _ -> new ArrayList<>())
                                .add(task)));
        return byHost;
    }

    /** Whether tasks of REPLICA services are still on the instance: the DAEMON's leaves last. */
    private boolean hasOthers(ContainerInstance instance) {
        String host = EcsTables.hostKey(instance.id().scope(), instance.id().id());
        return tx.by(EcsTables.TASKS_BY_HOST, host).stream()
                .flatMap(task -> ServiceTaskKeys.service(task).stream())
                .distinct()
                .flatMap(key -> tx.find(EcsTables.SERVICES, key).stream())
                .anyMatch(other -> !other.settings().isDaemon());
    }

    @Override
    public Optional<Instant> next() {
        Optional<Instant> retry = primary.failures().retryAt().filter(at -> at.isAfter(tx.now()));
        return Stream.of(census.nextChange(), retry, acts.protectionEnds())
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }
}
