package dev.gantry.ecs.domain.task;

import dev.gantry.shapes.ecs.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A task while it is being copied; it lives no longer than {@link Task#copy}. */
final class TaskDraft {

    private final TaskId id;
    private final TaskLaunch launch;
    TaskPlace place;
    TaskStatus lastStatus;
    DesiredStatus desiredStatus;
    Optional<StopCause> stop;
    TaskTimes times;
    List<Container> containers;
    List<TaskAttachment> attachments;
    boolean connected;
    boolean handedOver;
    List<Tag> tags;
    long version;
    Optional<Instant> protectedUntil;

    TaskDraft(Task task) {
        id = task.id();
        launch = task.launch();
        place = task.place();
        lastStatus = task.lastStatus();
        desiredStatus = task.desiredStatus();
        stop = task.stop();
        times = task.times();
        containers = task.containers();
        attachments = task.attachments();
        connected = task.connected();
        handedOver = task.handedOver();
        tags = task.tags();
        version = task.version();
        protectedUntil = task.protectedUntil();
    }

    Task task() {
        return new Task(
                id,
                launch,
                place,
                lastStatus,
                desiredStatus,
                stop,
                times,
                containers,
                attachments,
                connected,
                handedOver,
                tags,
                version,
                protectedUntil);
    }
}
