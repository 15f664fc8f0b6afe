package dev.gantry.agent.session;

import dev.gantry.agent.engine.TaskEngine;
import dev.gantry.shapes.Structure;
import dev.gantry.shapes.acs.AckRequest;
import dev.gantry.shapes.acs.AttachInstanceNetworkInterfacesMessage;
import dev.gantry.shapes.acs.AttachTaskNetworkInterfacesMessage;
import dev.gantry.shapes.acs.HeartbeatAckRequest;
import dev.gantry.shapes.acs.HeartbeatMessage;
import dev.gantry.shapes.acs.IAMRoleCredentialsAckRequest;
import dev.gantry.shapes.acs.IAMRoleCredentialsMessage;
import dev.gantry.shapes.acs.NackRequest;
import dev.gantry.shapes.acs.PayloadMessage;
import dev.gantry.shapes.acs.PerformUpdateMessage;
import dev.gantry.shapes.acs.StageUpdateMessage;
import dev.gantry.shapes.acs.TaskManifestMessage;
import dev.gantry.shapes.acs.TaskStopVerificationAck;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the agent does about each message of the hub. */
final class AcsMessages {

    private static final Logger LOG = LoggerFactory.getLogger(AcsMessages.class);
    private static final String NO_UPDATES = "Updates are disabled";

    private final TaskEngine engine;
    private final ManifestCheck manifests;
    private final CredentialsStore credentials;
    private final Consumer<Structure> reply;

    AcsMessages(TaskEngine engine, ManifestCheck manifests, CredentialsStore credentials, Consumer<Structure> reply) {
        this.engine = engine;
        this.manifests = manifests;
        this.credentials = credentials;
        this.reply = reply;
    }

    void handle(Structure message) {
        switch (message) {
            case HeartbeatMessage beat -> reply.accept(new HeartbeatAckRequest(beat.messageId()));
            case PayloadMessage payload -> payload(payload);
            case TaskManifestMessage manifest -> manifest(manifest);
            case TaskStopVerificationAck ack -> manifests.toStop(ack).forEach(engine::stop);
            case IAMRoleCredentialsMessage fresh -> credentials(fresh);
            case StageUpdateMessage update ->
                nack(update.clusterArn(), update.containerInstanceArn(), update.messageId());
            case PerformUpdateMessage update ->
                nack(update.clusterArn(), update.containerInstanceArn(), update.messageId());
            case AttachTaskNetworkInterfacesMessage eni ->
                ack(eni.clusterArn(), eni.containerInstanceArn(), eni.messageId());
            case AttachInstanceNetworkInterfacesMessage eni ->
                ack(eni.clusterArn(), eni.containerInstanceArn(), eni.messageId());
            default -> LOG.info("The control plane says {}", message.shape().name());
        }
    }

    /** A payload without its three identifiers is dropped; any other is acknowledged once its tasks are on disk. */
    private void payload(PayloadMessage payload) {
        if (payload.messageId() == null || payload.clusterArn() == null || payload.containerInstanceArn() == null) {
            LOG.warn("A payload without messageId, clusterArn or containerInstanceArn is ignored");
            return;
        }
        manifests.payload(Objects.requireNonNullElse(payload.seqNum(), 0));
        payload.tasksOrEmpty().forEach(credentials::keep);
        engine.accept(payload);
        ack(payload.clusterArn(), payload.containerInstanceArn(), payload.messageId());
    }

    private void manifest(TaskManifestMessage manifest) {
        if (manifests.accept(manifest)) {
            ack(manifest.clusterArn(), manifest.containerInstanceArn(), manifest.messageId());
            ManifestCheck.doubts(manifest, engine).ifPresent(reply);
        }
    }

    /** Credentials of a task that is not here are not acknowledged. */
    private void credentials(IAMRoleCredentialsMessage message) {
        String task = Objects.requireNonNullElse(message.taskArn(), "");
        if (engine.task(task).isPresent() && message.roleCredentials() != null) {
            credentials.keep(task, message.roleCredentials());
            reply.accept(new IAMRoleCredentialsAckRequest(
                    message.messageId(),
                    message.roleCredentials().expiration(),
                    message.roleCredentials().credentialsId()));
        }
    }

    private void ack(@Nullable String cluster, @Nullable String instance, @Nullable String messageId) {
        reply.accept(new AckRequest(cluster, instance, messageId));
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
