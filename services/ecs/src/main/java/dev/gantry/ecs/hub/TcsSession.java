package dev.gantry.ecs.hub;

import dev.gantry.ecs.domain.instance.InstanceId;
import dev.gantry.shapes.Structure;
import dev.gantry.shapes.tcs.AckPublishHealth;
import dev.gantry.shapes.tcs.AckPublishInstanceStatus;
import dev.gantry.shapes.tcs.AckPublishMetric;
import dev.gantry.shapes.tcs.HeartbeatMessage;
import dev.gantry.shapes.tcs.PublishHealthRequest;
import dev.gantry.shapes.tcs.PublishInstanceStatusRequest;
import dev.gantry.shapes.tcs.PublishMetricsRequest;
import dev.gantry.shapes.tcs.TcsModel;
import dev.gantry.value.ServiceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One agent's telemetry session: the health of containers and of the host comes this way, and so do metrics. */
public final class TcsSession {

    private static final Logger LOG = LoggerFactory.getLogger(TcsSession.class);
    private static final Messages MESSAGES = new Messages(TcsModel.INSTANCE);
    private static final int NORMAL = 1000;
    private static final int GOING_AWAY = 1001;

    private final InstanceId instance;
    private final Link link;
    private final AgentHub hub;
    private final Mailbox mailbox;
    private boolean ended;

    TcsSession(InstanceId instance, Link link, AgentHub hub) {
        this.instance = instance;
        this.link = link;
        this.hub = hub;
        this.mailbox = hub.mailbox(instance);
    }

    InstanceId instance() {
        return instance;
    }

    /** A message has come, without the signature that its frame may have had. */
    public void receive(String json) {
        mailbox.post(() -> read(json));
    }

    /** A message has come from an agent in the same process. */
    public void receive(Structure message) {
        mailbox.post(() -> handle(message));
    }

    private void read(String json) {
        try {
            hub.codec().read(json, MESSAGES::shapeOf).ifPresent(this::handle);
        } catch (ServiceException malformed) {
            LOG.warn("{} sent a frame that is no TCS message: {}", instance.arn(), malformed.text());
        }
    }

    private void handle(Structure message) {
        switch (message) {
            case PublishMetricsRequest metrics -> {
                hub.metrics().accept(instance, metrics);
                send(new AckPublishMetric("ok"));
            }
            case PublishHealthRequest health -> {
                hub.engine().execute(tx -> ContainerHealthReport.apply(tx, instance, health));
                send(new AckPublishHealth("ok"));
            }
            case PublishInstanceStatusRequest status -> {
                hub.engine().execute(tx -> InstanceHealthReport.apply(tx, instance, status));
                send(new AckPublishInstanceStatus("ok"));
            }
            default ->
                LOG.warn(
                        "{} sent a {}, which only the hub may send",
                        instance.arn(),
                        message.shape().name());
        }
    }

    /** Agents close a telemetry session that hears neither this nor an acknowledgement for a minute. */
    void beat() {
        mailbox.post(() -> send(new HeartbeatMessage(true)));
    }

    private void send(Structure message) {
        if (!ended) {
            link.send(message, hub.codec());
        }
    }

    void replaced() {
        end(NORMAL, "Replaced by a newer session");
    }

    void orphaned() {
        end(NORMAL, "The agent is gone");
    }

    void shutDown() {
        end(GOING_AWAY, "The server stops");
    }

    private void end(int code, String reason) {
        mailbox.post(() -> {
            ended = true;
            link.close(code, reason);
        });
    }

    /** The link has ended. */
    public void closed() {
        mailbox.post(() -> {
            ended = true;
            hub.ended(this);
        });
    }
}
