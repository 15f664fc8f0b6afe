package dev.gantry.agent.session;

import dev.gantry.agent.engine.Surroundings;
import dev.gantry.agent.engine.TaskEngine;
import dev.gantry.agent.task.ContainerPlan;
import dev.gantry.agent.task.Health;
import dev.gantry.agent.task.TaskState;
import dev.gantry.agent.time.Alarm;
import dev.gantry.shapes.Structure;
import dev.gantry.shapes.tcs.InstanceStatus;
import dev.gantry.shapes.tcs.TaskMetric;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Publishes in a telemetry session: metrics and health every 20 seconds, the health of a task at once when it changes,
 * and what each check of the host finds.
 */
final class Telemetry {

    private static final Duration INTERVAL = Duration.ofSeconds(20);
    private static final Duration SAMPLE = Duration.ofSeconds(1);

    private final TelemetryMessages messages;
    private final TaskEngine engine;
    private final Optional<Sampler> sampler;
    private final Surroundings around;
    private final Consumer<Structure> send;
    /** The last verdicts that were published, by task; changes are against these. */
    private final Map<String, Map<String, Health.Status>> told = new ConcurrentHashMap<>();

    private Alarm next = () -> {};
    private Alarm sample = () -> {};
    private boolean open;

    /**
     * Telemetry that says nothing yet.
     *
     * @param sampler without one no metrics are published
     */
    Telemetry(
            TelemetryMessages messages,
            TaskEngine engine,
            Optional<Sampler> sampler,
            Surroundings around,
            Consumer<Structure> send) {
        this.messages = messages;
        this.engine = engine;
        this.sampler = sampler;
        this.around = around;
        this.send = send;
    }

    void begin() {
        synchronized (this) {
            open = true;
        }
        publish();
        sampler.ifPresent(measuring -> sample(measuring, now()));
    }

    synchronized void end() {
        open = false;
        next.cancel();
        sample.cancel();
        sampler.ifPresent(Sampler::forget);
    }

    private Instant now() {
        return around.timeline().now();
    }

    private Alarm at(Instant time, Runnable work) {
        return around.timeline().at(time, () -> around.effects().execute(work));
    }

    private void publish() {
        publishHealth(living());
        publishMetrics();
        synchronized (this) {
            if (open) {
                next = at(now().plus(INTERVAL), this::publish);
            }
        }
    }

    private List<TaskState> living() {
        return engine.tasks().stream().filter(task -> !task.isStopped()).toList();
    }

    private void publishMetrics() {
        List<TaskState> living = living();
        if (living.isEmpty()) {
            send.accept(messages.idle(around.ids().uuid(), now()));
        } else {
            List<TaskMetric> metrics =
                    sampler.map(measured -> measured.take(living)).orElse(List.of());
            messages.metrics(metrics, around.ids().uuid(), now()).forEach(send);
        }
    }

    /** Every second on the second, as long as one round takes less. */
    private void sample(Sampler measuring, Instant due) {
        measuring.sample(living());
        Instant following = due.plus(SAMPLE).isAfter(now()) ? due.plus(SAMPLE) : now();
        synchronized (this) {
            if (open) {
                sample = at(following, () -> sample(measuring, following));
            }
        }
    }

    /** One message at a time, with the verdicts as they are when it goes out: an older one never comes last. */
    private synchronized void publishHealth(Collection<TaskState> tasks) {
        if (open) {
            messages.health(tasks, around.ids().uuid(), now()).forEach(send);
        }
    }

    /** Must not block. */
    void changed(TaskState task) {
        String arn = task.plan().arn();
        if (task.isStopped()) {
            told.remove(arn);
            return;
        }
        Map<String, Health.Status> verdicts = verdicts(task);
        if (!verdicts.isEmpty() && !verdicts.equals(told.put(arn, verdicts))) {
            around.effects()
                    .execute(() -> publishHealth(engine.task(arn).stream().toList()));
        }
    }

    private static Map<String, Health.Status> verdicts(TaskState task) {
        return task.plan().containers().stream()
                .filter(container -> TelemetryMessages.isChecked(container, task))
                .collect(Collectors.toMap(
                        ContainerPlan::name,
                        container -> task.container(container.name()).health().status()));
    }

    void publish(InstanceStatus status) {
        send.accept(messages.status(status, around.ids().uuid(), now()));
    }
}
