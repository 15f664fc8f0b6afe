package dev.gantry.ecs.service;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.TaskLedger;
import dev.gantry.ecs.domain.placement.Strategies;
import dev.gantry.ecs.domain.service.Deployment;
import dev.gantry.ecs.domain.service.Rollout;
import dev.gantry.ecs.domain.service.Rollout.Bounds;
import dev.gantry.ecs.domain.service.RolloutState;
import dev.gantry.ecs.domain.service.ScaleIn;
import dev.gantry.ecs.domain.service.ScaleIn.Resident;
import dev.gantry.ecs.domain.service.Service;
import dev.gantry.ecs.domain.service.ServiceActionEvent.Name;
import dev.gantry.ecs.domain.service.ServiceMessages;
import dev.gantry.ecs.domain.service.ServiceRevision;
import dev.gantry.ecs.domain.service.StageCounts;
import dev.gantry.ecs.domain.service.TaskStage;
import dev.gantry.ecs.domain.task.StopCause;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.ecs.launch.Obstacle;
import dev.gantry.ecs.launch.ServiceLaunch;
import dev.gantry.kernel.Tx;
import dev.gantry.shapes.ecs.DeploymentConfiguration;
import dev.gantry.value.ServiceException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** One look at a REPLICA service: starts and stops what its percents allow now. */
final class ServiceTurn implements Turn {

    private static final List<TaskStage> STARTING = List.of(TaskStage.STARTING);
    private static final List<TaskStage> RUNNING =
            List.of(TaskStage.UNHEALTHY, TaskStage.CHECKING, TaskStage.UNCHECKED, TaskStage.HEALTHY);

    private final Tx tx;
    private final Service service;
    private final Deployment primary;
    private final TaskCensus census;
    private final Rollout rollout;
    private final ServiceActs acts;
    private Optional<Obstacle> obstacle = Optional.empty();

    /** A turn of a deployment, or of a task set as if it were one: its desiredCount is what is wanted. */
    ServiceTurn(Tx tx, Service service, Deployment primary, TaskCensus census) {
        this.tx = tx;
        this.service = service;
        this.primary = primary;
        this.census = census;
        this.acts = new ServiceActs(tx, service);
        this.rollout = new Rollout(
                bounds(service, primary.desiredCount()),
                census.staying(),
                census.leaving(),
                primary.rolloutState() != RolloutState.FAILED);
    }

    static Bounds bounds(Service service, int desired) {
        DeploymentConfiguration configuration = service.settings().deployment();
        return Bounds.of(
                desired,
                Objects.requireNonNullElse(configuration.minimumHealthyPercent(), 100),
                Objects.requireNonNullElse(configuration.maximumPercent(), 200));
    }

    @Override
    public Result run() {
        int stopped = stopObsolete();
        start(rollout.toStart(stopped));
        stopUnhealthy();
        leave(scaleIn());
        acts.tell();
        if (rollout.isBlocked()) {
            ServiceEvents.sayOnce(tx, service.id(), ServiceMessages.blocked(service.id()));
        }
        return new Result(rollout.isSteady(), obstacle);
    }

    private int stopObsolete() {
        StageCounts obsolete = rollout.obsolete();
        return acts.stop(census.leaving(STARTING, _ -> true), obsolete.starting(), ServiceActs::scalingActivity)
                + acts.stop(
                        census.leaving(List.of(TaskStage.UNHEALTHY), _ -> true),
                        obsolete.unhealthy(),
                        ServiceActs::scalingActivity);
    }

    private void start(int wanted) {
        int count = Math.min(wanted, acts.left());
        if (count <= 0 || primary.failures().isBackingOff(tx.now())) {
            return;
        }
        try {
            ServiceLaunch.Started started = launch().start(count);
            acts.started(started.tasks());
            obstacle = started.obstacle();
            obstacle.ifPresent(found -> acts.tell(found, Name.SERVICE_TASK_PLACEMENT_FAILURE));
        } catch (ServiceException refused) {
            Obstacle configuration = Obstacle.configuration(service.id(), refused.text());
            obstacle = Optional.of(configuration);
            acts.tell(configuration, Name.SERVICE_TASK_CONFIGURATION_FAILURE);
        }
    }

    private ServiceLaunch launch() {
        String key = ServiceRevision.key(service.id(), primary.revision());
        ServiceRevision revision = tx.find(EcsTables.SERVICE_REVISIONS, key).orElseThrow();
        return new ServiceLaunch(tx, service, revision, primary.id().startedBy());
    }

    private void stopUnhealthy() {
        List<Task> bad = census.unhealthy().stream()
                .limit(Math.min(rollout.unhealthyToStop(), acts.left()))
                .toList();
        bad.forEach(
                task -> ServiceEvents.say(tx, service.id(), ServiceMessages.failedHealthChecks(service.id(), task)));
        acts.stopAny(bad.stream(), bad.size(), _ -> StopCause.failedContainerHealthChecks());
    }

    /** What was scaled in just now is missing from the budget of those that leave. */
    private void leave(int scaledIn) {
        int healthy = acts.stop(
                census.leaving(RUNNING, census::isHealthy),
                Math.max(0, rollout.healthyToLeave() - scaledIn),
                ServiceActs::scalingActivity);
        acts.stop(
                census.leaving(List.of(TaskStage.CHECKING, TaskStage.UNCHECKED), task -> !census.isHealthy(task)),
                rollout.warmingToLeave(healthy + scaledIn),
                ServiceActs::scalingActivity);
    }

    /** Returns how many tasks that run were stopped. */
    private int scaleIn() {
        int excess = rollout.excess();
        if (excess == 0) {
            return 0;
        }
        List<Resident> residents = Stream.concat(
                        census.staying(primary.id(), STARTING), census.staying(primary.id(), RUNNING))
                .filter(task -> acts.mayStop(task) && !census.unhealthy().contains(task))
                .map(this::resident)
                .toList();
        List<Task> victims = ScaleIn.choose(residents, strategies(), Math.min(excess, acts.left()), census::isHealthy);
        acts.stop(victims.stream(), victims.size(), ServiceActs::scalingActivity);
        if (residents.size() < excess) {
            ServiceEvents.sayOnce(tx, service.id(), ServiceMessages.tooManyProtected(primary.id()));
        }
        return (int) victims.stream()
                .filter(task -> TaskStage.of(task).filter(TaskStage::isRunning).isPresent())
                .count();
    }

    private Strategies strategies() {
        return service.settings().placementStrategy().isEmpty()
                ? Strategies.OF_SERVICES
                : Strategies.parse(service.settings().placementStrategy());
    }

    private Resident resident(Task task) {
        Optional<String> host = TaskLedger.hostOf(task).map(id -> id.key());
        return new Resident(
                task,
                host.flatMap(key -> tx.find(EcsTables.INSTANCES, key)),
                host.flatMap(key -> tx.find(EcsTables.RESERVATIONS, key)));
    }

    @Override
    public Optional<Instant> next() {
        Optional<Instant> retry = primary.failures().retryAt().filter(at -> at.isAfter(tx.now()));
        return Stream.of(census.nextChange(), retry, acts.protectionEnds())
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }
}
