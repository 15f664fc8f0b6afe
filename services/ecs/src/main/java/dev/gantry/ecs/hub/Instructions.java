package dev.gantry.ecs.hub;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.TaskLedger;
import dev.gantry.ecs.domain.instance.InstanceId;
import dev.gantry.ecs.domain.task.StopCause;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.ecs.domain.task.TaskSignal;
import dev.gantry.ecs.domain.task.TaskStatus;
import dev.gantry.ecs.hub.Payloads.Numbered;
import dev.gantry.kernel.View;
import dev.gantry.shapes.Structure;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What one session tells its agent about tasks: each begin and each stop once. Nothing is repeated within a session; the
 * next one tells it all again.
 */
final class Instructions {

    private final InstanceId instance;
    private final AgentHub hub;
    private final KnownAgent agent;
    private final Consumer<Structure> link;
    /** A task's key, with a mark for its stop. */
    private final Set<String> told = new HashSet<>();

    Instructions(InstanceId instance, AgentHub hub, Consumer<Structure> link) {
        this.instance = instance;
        this.hub = hub;
        this.agent = hub.known(instance);
        this.link = link;
    }

    /** First what the agent lost with its memory, then what it missed, then what it should compare itself with. */
    void welcome(boolean lostCredentials) {
        View view = hub.engine().view();
        if (lostCredentials || agent.needsCredentials(now())) {
            credentials(view);
        }
        List<Task> tasks = tasks(view);
        tasks.forEach(task -> tell(task, view));
        link.accept(Manifest.of(instance, tasks, agent.numbers().next(), now(), messageId()));
    }

    /** What a change alone would never bring up again: credentials that age, and a task whose telling failed. */
    void keepUp() {
        View view = hub.engine().view();
        if (agent.needsCredentials(now())) {
            credentials(view);
        }
        tasks(view).forEach(task -> tell(task, view));
    }

    private void credentials(View view) {
        for (Task task : tasks(view)) {
            if (task.lastStatus() != TaskStatus.PROVISIONING && task.isWanted()) {
                hub.payloads().credentials(view, task, this::messageId).forEach(link);
            }
        }
        agent.gotCredentials(now());
    }

    private List<Task> tasks(View view) {
        return view.by(EcsTables.TASKS_BY_HOST, EcsTables.hostKey(instance.scope(), instance.id())).stream()
                .toList();
    }

    /** The task as it is now, whatever it was when it changed. */
    void tell(String taskKey) {
        View view = hub.engine().view();
        view.find(EcsTables.TASKS, taskKey).ifPresentOrElse(task -> tell(task, view), () -> forget(taskKey));
    }

    private void tell(Task task, View view) {
        if (!task.lastStatus().isBefore(TaskStatus.DEPROVISIONING)) {
            forget(task.key());
        } else if (task.isWanted() && task.lastStatus() == TaskStatus.PENDING && !told.contains(task.key())) {
            begin(task, view);
        } else if (!task.isWanted()
                && task.lastStatus() != TaskStatus.PROVISIONING
                && !told.contains(stopOf(task.key()))) {
            stop(task);
            told.add(stopOf(task.key()));
        }
    }

    private void begin(Task task, View view) {
        switch (hub.payloads().begin(view, task, numbered())) {
            case Beginning.With(var payload) -> {
                told.add(task.key());
                link.accept(payload);
            }
            case Beginning.Impossible(String reason) -> fail(task, reason);
        }
    }

    private void fail(Task task, String reason) {
        hub.engine()
                .execute(tx -> tx.find(EcsTables.TASKS, task.key())
                        .filter(Task::isWanted)
                        .ifPresent(doomed -> TaskLedger.signal(
                                tx, doomed, new TaskSignal.InstanceLost(StopCause.failedToStart(reason), tx.now()))));
    }

    /** Whatever the rows say of the task, the agent should not run it. */
    void stop(Task task) {
        link.accept(hub.payloads().stop(task, numbered()));
    }

    private void forget(String taskKey) {
        told.remove(taskKey);
        told.remove(stopOf(taskKey));
    }

    private static String stopOf(String taskKey) {
        return taskKey + " stop";
    }

    private Numbered numbered() {
        return new Numbered(instance, agent.numbers().next(), messageId(), now().toEpochMilli());
    }

    private Instant now() {
        return hub.engine().timeline().instant();
    }

    private String messageId() {
        return hub.engine().ids().uuid();
    }
}
