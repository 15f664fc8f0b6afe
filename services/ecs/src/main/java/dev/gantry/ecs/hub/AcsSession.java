package dev.gantry.ecs.hub;

import dev.gantry.ecs.domain.instance.InstanceId;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.shapes.Structure;
import dev.gantry.shapes.acs.AckRequest;
import dev.gantry.shapes.acs.AcsModel;
import dev.gantry.shapes.acs.HeartbeatAckRequest;
import dev.gantry.shapes.acs.HeartbeatMessage;
import dev.gantry.shapes.acs.IAMRoleCredentialsAckRequest;
import dev.gantry.shapes.acs.NackRequest;
import dev.gantry.shapes.acs.TaskStopVerificationMessage;
import dev.gantry.value.ServiceException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One agent's ACS session: tells it which tasks to begin and to stop, and hears what it acknowledges. All of it happens
 * in order, in the session's mailbox.
 */
public final class AcsSession {

    private static final Logger LOG = LoggerFactory.getLogger(AcsSession.class);
    private static final Messages MESSAGES = new Messages(AcsModel.INSTANCE);
    private static final int SILENT_BEATS = 3;
    private static final int NORMAL = 1000;
    private static final int GOING_AWAY = 1001;

    private final InstanceId instance;
    private final AgentParameters agent;
    private final Link link;
    private final AgentHub hub;
    private final Mailbox mailbox;
    private final Instructions instructions;

    private int unansweredBeats;
    private boolean opened;
    private boolean ended;

    AcsSession(InstanceId instance, AgentParameters agent, Link link, AgentHub hub) {
        this.instance = instance;
        this.agent = agent;
        this.link = link;
        this.hub = hub;
        this.mailbox = hub.mailbox(instance);
        this.instructions = new Instructions(instance, hub, this::send);
    }

    public InstanceId instance() {
        return instance;
    }

    void open() {
        post(this::welcome);
    }

    private void welcome() {
        if (hub.engine().submit(tx -> Connections.connected(tx, instance, agent))) {
            hub.absences().ended(instance);
            opened = true;
            instructions.welcome(agent.sendCredentials());
        } else {
            end(NORMAL, "The container instance has been deregistered");
            hub.ended(this);
        }
    }

    /** A task of this instance has changed. Before the session is open that is nothing new: it will look at all. */
    void offer(Task task) {
        post(() -> {
            if (opened) {
                instructions.tell(task.key());
            }
        });
    }

    /** The instance was deregistered, and these tasks with it: the rows count them as STOPPED, the agent does not yet. */
    void dismiss(List<Task> orphans) {
        post(() -> {
            orphans.forEach(instructions::stop);
            end(NORMAL, "The container instance has been deregistered");
        });
    }

    /** A text frame has come. */
    public void receive(String frame) {
        post(() -> read(frame));
    }

    /** A message has come from an agent in the same process. */
    public void receive(Structure message) {
        post(() -> handle(message));
    }

    private void read(String frame) {
        try {
            hub.codec().read(frame, MESSAGES::shapeOf).ifPresent(this::handle);
        } catch (ServiceException malformed) {
            LOG.warn("{} sent a frame that is no ACS message: {}", instance.arn(), malformed.text());
        }
    }

    private void handle(Structure message) {
        unansweredBeats = 0;
        switch (message) {
            case TaskStopVerificationMessage candidates ->
                send(StopVerification.answer(
                        candidates,
                        hub.engine().view(),
                        instance,
                        hub.engine().timeline().instant()));
            case NackRequest nack ->
                LOG.warn("{} refused message {}: {}", instance.arn(), nack.messageId(), nack.reason());
            case AckRequest _, HeartbeatAckRequest _, IAMRoleCredentialsAckRequest _ -> {} // heard, nothing to do
            default ->
                LOG.warn(
                        "{} sent a {}, which only the hub may send",
                        instance.arn(),
                        message.shape().name());
        }
    }

    /** Every 20 seconds. An agent that answers none of three has gone without saying so. */
    void beat() {
        post(() -> {
            if (++unansweredBeats > SILENT_BEATS) {
                link.close(NORMAL, "No heartbeat acknowledged");
                finish();
                hub.endTelemetry(instance);
            } else {
                send(new HeartbeatMessage(true, hub.engine().ids().uuid()));
                keepUp();
            }
        });
    }

    private void keepUp() {
        if (opened) {
            instructions.keepUp();
        } else {
            welcome(); // the first try failed
        }
    }

    private void send(Structure message) {
        link.send(message, hub.codec());
    }

    /** A newer session of the same instance has taken over. */
    void replaced() {
        post(() -> end(NORMAL, "Replaced by a newer session"));
    }

    /** The server stops; the instance's row is left as it is. */
    void shutDown() {
        post(() -> end(GOING_AWAY, "The server stops"));
    }

    private void end(int code, String reason) {
        ended = true;
        link.close(code, reason);
    }

    /** The link has ended. */
    public void closed() {
        post(this::finish);
    }

    private void finish() {
        ended = true;
        hub.lost(this);
    }

    /** Nothing happens in a session that has ended. */
    private void post(Runnable work) {
        mailbox.post(() -> {
            if (!ended) {
                work.run();
            }
        });
    }
}
