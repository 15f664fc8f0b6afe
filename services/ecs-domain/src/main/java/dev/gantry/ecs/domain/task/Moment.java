package dev.gantry.ecs.domain.task;

import static dev.gantry.ecs.domain.task.TaskStatus.ACTIVATING;
import static dev.gantry.ecs.domain.task.TaskStatus.DEACTIVATING;
import static dev.gantry.ecs.domain.task.TaskStatus.DELETED;
import static dev.gantry.ecs.domain.task.TaskStatus.DEPROVISIONING;
import static dev.gantry.ecs.domain.task.TaskStatus.PENDING;
import static dev.gantry.ecs.domain.task.TaskStatus.PROVISIONING;
import static dev.gantry.ecs.domain.task.TaskStatus.RUNNING;
import static dev.gantry.ecs.domain.task.TaskStatus.STOPPED;
import static dev.gantry.ecs.domain.task.TaskStatus.STOPPING;

import dev.gantry.ecs.domain.task.TaskSignal.AttachmentChanged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A task and the moment in which something happens to it: the steps that {@link TaskLifecycle} is made of.
 *
 * @param millis never before anything that has happened to the task already
 */
record Moment(Task task, long millis) {

    Moment(Task task, Instant at) {
        this(task, Math.max(at.toEpochMilli(), task.times().latest()));
    }

    private Moment with(Consumer<TaskDraft> changes) {
        return new Moment(task.copy(changes), millis);
    }

    boolean is(TaskStatus status) {
        return task.lastStatus() == status;
    }

    boolean isWanted() {
        return task.isWanted() && !isStopped();
    }

    boolean isStopped() {
        return task.isStopped();
    }

    /** Whether it waits for a place or a network interface. */
    boolean waits() {
        return is(PROVISIONING) && task.isWanted();
    }

    /** Whether the agent has a say in what the task is. */
    boolean isWithAgent() {
        return !is(PROVISIONING) && task.lastStatus().isBefore(DEPROVISIONING);
    }

    boolean isOnHost() {
        return task.place().isSomewhere() && task.lastStatus().isBefore(DEPROVISIONING);
    }

    Moment moved(TaskStatus status) {
        return status.isAfter(task.lastStatus()) ? with(draft -> draft.lastStatus = status) : this;
    }

    Task placed(TaskPlace place) {
        return with(draft -> draft.place = place).provisioned();
    }

    Task networkReady(TaskAttachment networkInterface) {
        List<TaskAttachment> attachments = new ArrayList<>(task.attachments());
        attachments.removeIf(attachment -> attachment.id().equals(networkInterface.id()));
        attachments.add(networkInterface);
        return with(draft -> draft.attachments = attachments).provisioned();
    }

    /** PENDING as soon as it has its place and, in awsvpc mode, its network interface. */
    private Task provisioned() {
        boolean networked =
                !task.launch().networkInterface() || task.networkInterface().isPresent();
        return task.place().isSomewhere() && networked ? moved(PENDING).task : task;
    }

    /** First the containers, then the task: the agent's words are applied in their order. */
    Task reported(AgentReport report) {
        Moment heard = new Reporting(report, this).heard();
        if (report.says(RUNNING)) {
            heard = heard.containersUp();
        }
        if (report.says(STOPPED)) {
            StopCause cause = StopDerivation.of(heard.task, report);
            return heard.executionStopped(report).stopped(cause).ended();
        }
        return heard.isWanted() && StopDerivation.essentialIsDown(heard.task)
                ? heard.stopRequested(StopDerivation.of(heard.task, report), report)
                : heard.task;
    }

    private Task stopRequested(StopCause cause, AgentReport report) {
        Moment stopping = executionStopped(report).stopped(cause);
        return task.lastStatus().isBefore(ACTIVATING) ? stopping.task : stopping.leave();
    }

    private Moment executionStopped(AgentReport report) {
        Optional<Instant> end = report.executionStoppedAt();
        return with(draft -> draft.times = draft.times.withExecutionStopped(end, millis));
    }

    /** Its containers are all in steady state. One that is wanted no more goes on to its end without RUNNING. */
    private Moment containersUp() {
        if (!is(PENDING) || !task.isWanted()) {
            return this;
        }
        return task.launch().activation() ? moved(ACTIVATING) : running();
    }

    Moment running() {
        return moved(RUNNING).with(draft -> draft.times = draft.times.withStarted(millis));
    }

    Task health(Map<String, Health> reported) {
        return containers(container -> container.plan().healthChecked() && !container.isStopped()
                        ? container.withHealth(reported.getOrDefault(container.name(), container.health()))
                        : container)
                .task;
    }

    Moment containers(UnaryOperator<Container> change) {
        List<Container> changed = task.containers().stream().map(change).toList();
        return with(draft -> draft.containers = changed);
    }

    Task connectivity(boolean connected) {
        boolean known = task.times().connectivity() != 0;
        if (known && connected == task.connected()) {
            return task;
        }
        return with(draft -> {
                    draft.connected = connected;
                    draft.times = draft.times.withConnectivity(millis);
                })
                .task;
    }

    Task attachment(AttachmentChanged change) {
        List<TaskAttachment> attachments = task.attachments().stream()
                .map(attachment -> attachment.id().equals(change.attachment())
                                && change.status().compareTo(attachment.status()) > 0
                        ? attachment.withStatus(change.status())
                        : attachment)
                .toList();
        return with(draft -> draft.attachments = attachments).task;
    }

    /** It is wanted no more. The first cause stays, whatever comes after. */
    Moment stopped(StopCause cause) {
        if (!task.isWanted()) {
            return this;
        }
        return with(draft -> {
            draft.desiredStatus = DesiredStatus.STOPPED;
            draft.stop = Optional.of(cause);
            draft.times = draft.times.withStopping(millis);
        });
    }

    Task stopRequested(StopCause cause) {
        Moment unwanted = stopped(cause);
        boolean withAgent = task.handedOver() && task.lastStatus() == PENDING;
        return switch (task.lastStatus()) {
            case PROVISIONING, PENDING -> withAgent ? unwanted.task : unwanted.ended();
            case ACTIVATING, RUNNING -> unwanted.leave();
            case DEACTIVATING, STOPPING, DEPROVISIONING, STOPPED, DELETED -> unwanted.task;
        };
    }

    /** Out of ACTIVATING or RUNNING, by way of DEACTIVATING when something was activated. */
    private Task leave() {
        return moved(task.launch().activation() ? DEACTIVATING : STOPPING).task;
    }

    /** Its containers are gone. A network interface or volume has to be given back before it is STOPPED. */
    Task ended() {
        Moment down = containers(Container::stopped);
        return task.attachments().isEmpty() ? down.over() : down.moved(DEPROVISIONING).task;
    }

    Task deprovisioned() {
        List<TaskAttachment> deleted = task.attachments().stream()
                .map(attachment -> attachment.withStatus(AttachmentStatus.DELETED))
                .toList();
        return with(draft -> draft.attachments = deleted).over();
    }

    private Task over() {
        return moved(STOPPED).with(draft -> draft.times = draft.times.withStopped(millis)).task;
    }

    /** Nobody will report its end: it ends here. */
    Task lost(StopCause cause) {
        return stopped(cause).ended();
    }

    Task activated() {
        return running().task;
    }

    Task deactivated() {
        return moved(STOPPING).task;
    }

    Task expired() {
        return moved(DELETED).task;
    }
}
