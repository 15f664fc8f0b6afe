package dev.gantry.ecs.domain.task;

import dev.gantry.shapes.ecs.Tag;
import dev.gantry.value.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A task. Only {@link TaskLifecycle} changes its statuses and times.
 *
 * @param stop set once, with the desiredStatus STOPPED
 * @param connected whether its agent or Fargate host is connected; shown once {@code times.connectivity} is set
 * @param handedOver whether the agent may have begun: from then on only the agent's report ends the task
 * @param version counts the changes that are worth an event
 * @param protectedUntil until then its service does not stop it to scale in or to roll out; may have passed
 */
public record Task(
        TaskId id,
        TaskLaunch launch,
        TaskPlace place,
        TaskStatus lastStatus,
        DesiredStatus desiredStatus,
        Optional<StopCause> stop,
        TaskTimes times,
        List<Container> containers,
        List<TaskAttachment> attachments,
        boolean connected,
        boolean handedOver,
        List<Tag> tags,
        long version,
        Optional<Instant> protectedUntil)
        implements Row {

    public Task {
        containers = List.copyOf(containers);
        attachments = List.copyOf(attachments);
        tags = List.copyOf(tags);
    }

    /** A task that has just been accepted: PROVISIONING, without a place. */
    public static Task accepted(TaskId id, TaskLaunch launch, List<Container> containers, Instant now) {
        return new Task(
                id,
                launch,
                TaskPlace.NOWHERE,
                TaskStatus.PROVISIONING,
                DesiredStatus.RUNNING,
                Optional.empty(),
                TaskTimes.createdAt(now),
                containers,
                List.of(),
                false,
                false,
                List.of(),
                1,
                Optional.empty());
    }

    @Override
    public String key() {
        return id.key();
    }

    public String arn() {
        return id.arn();
    }

    /** Whether it should run. */
    public boolean isWanted() {
        return desiredStatus == DesiredStatus.RUNNING;
    }

    /** Whether it holds nothing any more. */
    public boolean isStopped() {
        return !lastStatus.isBefore(TaskStatus.STOPPED);
    }

    public boolean hasStarted() {
        return times.started() != 0;
    }

    public Health health() {
        return Health.ofTask(containers);
    }

    public Optional<Container> container(String name) {
        return containers.stream()
                .filter(container -> container.name().equals(name))
                .findFirst();
    }

    public Optional<TaskAttachment> networkInterface() {
        return attachments.stream().filter(TaskAttachment::isNetworkInterface).findFirst();
    }

    /** Its payload goes to the agent. Not an event, hence not a new version. */
    public Task handOver() {
        return copy(draft -> draft.handedOver = true);
    }

    /** Its payload goes to an agent, or Fargate host, that is connected now. */
    public Task handOverConnected(Instant now) {
        return copy(draft -> {
            draft.handedOver = true;
            draft.connected = true;
            draft.times = draft.times.withConnectivity(now.toEpochMilli());
        });
    }

    /** Its tags as they are from now on. Not an event either. */
    public Task withTags(List<Tag> newTags) {
        return copy(draft -> draft.tags = newTags);
    }

    /** Whether its service may not stop it to scale in or to roll out. */
    public boolean isProtected(Instant now) {
        return protectedUntil.isPresent() && protectedUntil.get().isAfter(now);
    }

    /** UpdateTaskProtection; not an event. */
    public Task protectedUntil(Instant end) {
        return copy(draft -> draft.protectedUntil = Optional.of(end));
    }

    public Task unprotected() {
        return protectedUntil.isEmpty() ? this : copy(draft -> draft.protectedUntil = Optional.empty());
    }

    /** A copy with the changes that are made to the draft. */
    Task copy(Consumer<TaskDraft> changes) {
        TaskDraft draft = new TaskDraft(this);
        changes.accept(draft);
        return draft.task();
    }
}
