package dev.gantry.agent.session;

import dev.gantry.agent.engine.TaskEngine;
import dev.gantry.agent.task.TaskState;
import dev.gantry.shapes.Structure;
import dev.gantry.shapes.acs.AckRequest;
import dev.gantry.shapes.acs.AttachInstanceNetworkInterfacesMessage;
import dev.gantry.shapes.acs.AttachTaskNetworkInterfacesMessage;
import dev.gantry.shapes.acs.ConfirmAttachmentMessage;
import dev.gantry.shapes.acs.HeartbeatAckRequest;
import dev.gantry.shapes.acs.HeartbeatMessage;
import dev.gantry.shapes.acs.IAMRoleCredentials;
import dev.gantry.shapes.acs.IAMRoleCredentialsAckRequest;
import dev.gantry.shapes.acs.IAMRoleCredentialsMessage;
import dev.gantry.shapes.acs.NackRequest;
import dev.gantry.shapes.acs.PayloadMessage;
import dev.gantry.shapes.acs.PerformUpdateMessage;
import dev.gantry.shapes.acs.StageUpdateMessage;
import dev.gantry.shapes.acs.Task;
import dev.gantry.shapes.acs.TaskManifestMessage;
import dev.gantry.shapes.acs.TaskStopVerificationAck;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the agent does about each message of the hub. */
final class AcsMessages {

    private static final Logger LOG = LoggerFactory.getLogger(AcsMessages.class);
    private static final String NO_UPDATES = "Updates are disabled";

    private final Handlers handlers;
    private final Consumer<Structure> reply;

    /** @param reply sends to the hub */
    AcsMessages(Handlers handlers, Consumer<Structure> reply) {
        this.handlers = handlers;
        this.reply = reply;
    }

    /**
     * Whom the messages concern.
     *
     * @param heartbeat what a heartbeat sets off; must not block
     */
    record Handlers(TaskEngine engine, ManifestCheck manifests, CredentialsStore credentials, Runnable heartbeat) {}

    void handle(Structure message) {
        switch (message) {
            case HeartbeatMessage beat -> {
                reply.accept(new HeartbeatAckRequest(beat.messageId()));
                handlers.heartbeat().run();
            }
            case PayloadMessage payload -> payload(payload);
            case TaskManifestMessage manifest -> manifest(manifest);
            case TaskStopVerificationAck ack -> handlers.manifests().toStop(ack).forEach(handlers.engine()::stop);
            case IAMRoleCredentialsMessage fresh -> credentials(fresh);
            case StageUpdateMessage update ->
                nack(update.clusterArn(), update.containerInstanceArn(), update.messageId());
            case PerformUpdateMessage update ->
                nack(update.clusterArn(), update.containerInstanceArn(), update.messageId());
            case AttachTaskNetworkInterfacesMessage eni ->
                attachment(eni.clusterArn(), eni.containerInstanceArn(), eni.messageId());
            case AttachInstanceNetworkInterfacesMessage eni ->
                attachment(eni.clusterArn(), eni.containerInstanceArn(), eni.messageId());
            case ConfirmAttachmentMessage volume ->
                attachment(volume.clusterArn(), volume.containerInstanceArn(), volume.messageId());
            default -> LOG.info("The control plane says {}", message);
        }
    }

    /** A payload without its three identifiers is dropped; any other is acknowledged once its tasks are on disk. */
    private void payload(PayloadMessage payload) {
        if (!isComplete(payload.messageId(), payload.clusterArn(), payload.containerInstanceArn())) {
            LOG.warn("A payload without messageId, clusterArn or containerInstanceArn is ignored");
            return;
        }
        handlers.manifests().payload(Objects.requireNonNullElse(payload.seqNum(), 0));
        payload.tasksOrEmpty().forEach(handlers.credentials()::keep);
        try {
            handlers.engine().accept(payload);
        } catch (UncheckedIOException full) {
            LOG.warn("A payload is not acknowledged: {}", full.getMessage());
            return;
        }
        payload.tasksOrEmpty().forEach(task -> credentialsOf(task, payload.messageId()));
        ack(payload.clusterArn(), payload.containerInstanceArn(), payload.messageId());
    }

    /** Those of a task that runs here are acknowledged with their payload's id; those of any other are not kept. */
    private void credentialsOf(Task task, @Nullable String messageId) {
        String arn = Objects.requireNonNullElse(task.arn(), "");
        if (living(arn).isPresent()) {
            acknowledge(messageId, task.roleCredentials());
            acknowledge(messageId, task.executionRoleCredentials());
        } else {
            handlers.credentials().forget(arn);
        }
    }

    private Optional<TaskState> living(String task) {
        return handlers.engine().task(task).filter(state -> !state.isStopped());
    }

    private void acknowledge(@Nullable String messageId, @Nullable IAMRoleCredentials received) {
        if (received != null) {
            reply.accept(IAMRoleCredentialsAckRequest.builder()
                    .messageId(messageId)
                    .expiration(received.expiration())
                    .credentialsId(received.credentialsId())
                    .build());
        }
    }

    private void manifest(TaskManifestMessage manifest) {
        if (handlers.manifests().accept(manifest)) {
            ack(manifest.clusterArn(), manifest.containerInstanceArn(), manifest.messageId());
            ManifestCheck.doubts(manifest, handlers.engine().tasks()).ifPresent(reply);
        }
    }

    /** Credentials of a task that is not here are not acknowledged. */
    private void credentials(IAMRoleCredentialsMessage message) {
        String task = Objects.requireNonNullElse(message.taskArn(), "");
        if (message.roleCredentials() != null && living(task).isPresent()) {
            handlers.credentials().keep(task, message.roleCredentials());
            acknowledge(message.messageId(), message.roleCredentials());
        }
    }

    /**
     * Heard, and no more: a task's network interfaces are made here with the task, from what its payload says of them;
     * a trunk or an EBS volume never appears on this host, which the control plane sees from its silence.
     */
    private void attachment(@Nullable String cluster, @Nullable String instance, @Nullable String messageId) {
        if (isComplete(messageId, cluster, instance)) {
            ack(cluster, instance, messageId);
        }
    }

    private static boolean isComplete(@Nullable String... identifiers) {
        for (String identifier : identifiers) {
            if (identifier == null || identifier.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private void ack(@Nullable String cluster, @Nullable String instance, @Nullable String messageId) {
        reply.accept(AckRequest.builder()
                .cluster(cluster)
                .containerInstance(instance)
                .messageId(messageId)
                .build());
    }

    private void nack(@Nullable String cluster, @Nullable String instance, @Nullable String messageId) {
        reply.accept(NackRequest.builder()
                .cluster(cluster)
                .containerInstance(instance)
                .messageId(messageId)
                .reason(NO_UPDATES)
                .build());
    }
}
