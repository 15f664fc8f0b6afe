package dev.gantry.ecs.service;

import dev.gantry.ecs.TaskLedger;
import dev.gantry.ecs.domain.service.Service;
import dev.gantry.ecs.domain.service.ServiceActionEvent;
import dev.gantry.ecs.domain.service.ServiceActionEvent.Name;
import dev.gantry.ecs.domain.service.ServiceId;
import dev.gantry.ecs.domain.service.ServiceMessages;
import dev.gantry.ecs.domain.task.StopCause;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.ecs.domain.task.TaskSignal;
import dev.gantry.ecs.launch.Obstacle;
import dev.gantry.kernel.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What one turn does to a service's tasks: so much and not more, told in one event each when the turn is over. */
final class ServiceActs {

    /** A turn that has more to do is followed by another one: API calls come in between. */
    private static final int MOST = 50;

    private final Tx tx;
    private final ServiceId service;
    private final List<Task> started = new ArrayList<>();
    private final List<Task> stopped = new ArrayList<>();
    private Optional<Instant> protectionEnds = Optional.empty();

    ServiceActs(Tx tx, Service service) {
        this.tx = tx;
        this.service = service.id();
    }

    /** How many tasks this turn may still start or stop. */
    int left() {
        return MOST - started.size() - stopped.size();
    }

    /** Stops so many of these tasks; protected ones are left alone. Returns how many it stopped. */
    int stop(Stream<Task> tasks, int count, Function<Task, StopCause> cause) {
        return count == 0 ? 0 : stopAny(tasks.filter(this::mayStop), count, cause);
    }

    /** Whether its protection lets it be stopped; when the first protection of those that may not ends, is noted. */
    boolean mayStop(Task task) {
        if (!task.isProtected(tx.now())) {
            return true;
        }
        protectionEnds = Stream.concat(protectionEnds.stream(), task.protectedUntil().stream())
                .min(Instant::compareTo);
        return false;
    }

    /** When a task that was not stopped because it is protected may be. */
    Optional<Instant> protectionEnds() {
        return protectionEnds;
    }

    /** Likewise, protected or not. */
    int stopAny(Stream<Task> tasks, int count, Function<Task, StopCause> cause) {
        List<Task> victims = tasks.limit(Math.max(0, Math.min(count, left()))).toList();
        for (Task victim : victims) {
            stopped.add(victim);
            TaskLedger.signal(tx, victim, new TaskSignal.StopRequested(cause.apply(victim), tx.now()));
        }
        return victims.size();
    }

    /** Scale-in or rollout, in the name of the deployment that the task belongs to. */
    static StopCause scalingActivity(Task task) {
        return StopCause.scalingActivity(task.launch().startedBy().orElse(""));
    }

    void started(List<Task> tasks) {
        started.addAll(tasks);
    }

    /** Says what was done. */
    void tell() {
        if (!stopped.isEmpty()) {
            ServiceEvents.say(tx, service, ServiceMessages.stopped(service, stopped));
            act(Name.TASKS_STOPPED, Map.of("taskArns", arns(stopped)));
        }
        if (!started.isEmpty()) {
            ServiceEvents.say(tx, service, ServiceMessages.started(service, started));
            act(Name.TASKS_STARTED, Map.of("taskArns", arns(started)));
        }
    }

    /** Something goes on: told once, until it is resolved or 6 hours have passed. */
    void tellOnce(String message, Name name, Map<String, Object> members) {
        if (ServiceEvents.sayOnce(tx, service, message)) {
            act(name, members);
        }
    }

    /** What stands in the way of a task. */
    void tell(Obstacle obstacle, Name name) {
        obstacle.message().ifPresent(message -> tellOnce(message, name, Map.of("reason", obstacle.reason())));
        obstacle.instances().ifPresent(message -> ServiceEvents.sayOnce(tx, service, message));
    }

    void act(Name name, Map<String, Object> members) {
        tx.emit(ServiceActionEvent.of(service, name, members, tx.ids().uuid(), tx.now()));
    }

    private static List<String> arns(List<Task> tasks) {
        return tasks.stream().map(Task::arn).toList();
    }
}
