package dev.gantry.ecs.service;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.service.Deployment;
import dev.gantry.ecs.domain.service.DeploymentStatus;
import dev.gantry.ecs.domain.service.RolloutState;
import dev.gantry.ecs.domain.service.Service;
import dev.gantry.ecs.domain.service.ServiceActionEvent.Name;
import dev.gantry.ecs.domain.service.TaskSet;
import dev.gantry.ecs.launch.Obstacle;
import dev.gantry.kernel.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One look at a service whose user rolls it out: each task set is kept at its part of the desiredCount. */
final class TaskSetTurn implements Turn {

    private final Tx tx;
    private final Service service;
    private final SchedulerSettings settings;
    private Optional<Obstacle> obstacle = Optional.empty();
    private Optional<Instant> next = Optional.empty();

    TaskSetTurn(Tx tx, Service service, SchedulerSettings settings) {
        this.tx = tx;
        this.service = service;
        this.settings = settings;
    }

    @Override
    public Result run() {
        List<TaskSet> all = tx.all(EcsTables.TASK_SETS).startingWith(service.key() + "/").stream()
                .toList();
        boolean steady = !all.isEmpty();
        for (TaskSet taskSet : all) {
            steady &= turn(taskSet);
        }
        return new Result(steady, obstacle);
    }

    private boolean turn(TaskSet taskSet) {
        Deployment like = like(taskSet);
        TaskCensus census = new TaskCensus(tx, service, List.of(like), tx.now(), settings.healthyAfter());
        ServiceTurn turn = new ServiceTurn(tx, service, like, census);
        Result result = turn.run();
        obstacle = obstacle.or(result::obstacle);
        next = Stream.concat(next.stream(), turn.next().stream()).min(Instant::compareTo);
        stability(taskSet, result.steady());
        if (taskSet.status().equals("DRAINING")
                && TaskCounts.of(tx, taskSet.id()).isEmpty()) {
            TaskSets.forget(tx, taskSet);
        }
        return result.steady();
    }

    /** The scheduler sees a task set as a deployment that wants so many tasks. */
    private Deployment like(TaskSet taskSet) {
        return new Deployment(
                taskSet.id(),
                taskSet.revision(),
                DeploymentStatus.PRIMARY,
                taskSet.computedDesiredCount(service.desiredCount()),
                RolloutState.IN_PROGRESS,
                "",
                taskSet.failures(),
                Optional.empty(),
                taskSet.createdAt(),
                taskSet.updatedAt());
    }

    private void stability(TaskSet before, boolean steady) {
        TaskSet known = tx.find(EcsTables.TASK_SETS, before.key()).orElse(before);
        TaskSet after = known.stability(steady ? "STEADY_STATE" : "STABILIZING", tx.now());
        if (after != known) {
            tx.put(EcsTables.TASK_SETS, after);
        }
        if (after != known && steady) {
            new ServiceActs(tx, service).act(Name.TASKSET_STEADY_STATE, Map.of("taskSetArns", List.of(before.arn())));
        }
    }

    @Override
    public Optional<Instant> next() {
        return next;
    }
}
