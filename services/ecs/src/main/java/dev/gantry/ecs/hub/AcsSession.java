package dev.gantry.ecs.hub;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.instance.InstanceId;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.ecs.domain.task.TaskStatus;
import dev.gantry.ecs.hub.Payloads.Numbered;
import dev.gantry.kernel.View;
import dev.gantry.shapes.Structure;
import dev.gantry.shapes.acs.AckRequest;
import dev.gantry.shapes.acs.AcsModel;
import dev.gantry.shapes.acs.HeartbeatAckRequest;
import dev.gantry.shapes.acs.HeartbeatMessage;
import dev.gantry.shapes.acs.IAMRoleCredentialsAckRequest;
import dev.gantry.shapes.acs.NackRequest;
import dev.gantry.shapes.acs.TaskStopVerificationMessage;
import dev.gantry.value.ServiceException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One agent's ACS session: tells it which tasks to begin and to stop, repairs what it missed, and hears what it
 * acknowledges. All of it happens in order, in the session's mailbox.
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
    private final Sequence sequence;
    /** What this session has been told already: a task's key, with a mark for its stop. */
    private final Set<String> told = new HashSet<>();

    private int unansweredBeats;
    private boolean ended;

    AcsSession(InstanceId instance, AgentParameters agent, Link link, AgentHub hub) {
        this.instance = instance;
        this.agent = agent;
        this.link = link;
        this.hub = hub;
        this.mailbox = hub.mailbox(instance);
        this.sequence = new Sequence(hub.engine(), instance);
    }

    public InstanceId instance() {
        return instance;
    }

    /** First what the agent lost with its memory, then what it missed, then what it should compare itself with. */
    void open() {
        mailbox.post(() -> {
            hub.engine().execute(tx -> Connections.connected(tx, instance, agent));
            View view = hub.engine().view();
            List<Task> tasks = tasks(view);
            if (agent.sendCredentials()) {
                tasks.forEach(task ->
                        hub.payloads().credentials(view, task, numbered(0)).forEach(this::send));
            }
            tasks.forEach(task -> tell(task, view));
            send(Manifest.of(
                    instance, tasks, sequence.next(), hub.engine().timeline().instant(), messageId()));
        });
    }

    private List<Task> tasks(View view) {
        return view.by(EcsTables.TASKS_BY_HOST, EcsTables.hostKey(instance.scope(), instance.id())).stream()
                .toList();
    }

    /** A task of this instance has changed. */
    void offer(Task task) {
        mailbox.post(() -> tell(task, hub.engine().view()));
    }

    private void tell(Task task, View view) {
        if (ended) {
            return;
        }
        if (!task.lastStatus().isBefore(TaskStatus.DEPROVISIONING)) {
            told.remove(task.key());
            told.remove(stopOf(task));
        } else if (task.isWanted() && task.lastStatus() == TaskStatus.PENDING) {
            begin(task, view);
        } else if (!task.isWanted() && task.lastStatus() != TaskStatus.PROVISIONING && told.add(stopOf(task))) {
            send(hub.payloads().stop(task, numbered(sequence.next())));
        }
    }

    private void begin(Task task, View view) {
        if (told.add(task.key())) {
            hub.payloads().begin(view, task, numbered(sequence.next())).ifPresent(this::send);
        }
    }

    private Numbered numbered(long sequenceNumber) {
        return new Numbered(
                instance,
                sequenceNumber,
                messageId(),
                hub.engine().timeline().instant().toEpochMilli());
    }

    private static String stopOf(Task task) {
        return task.key() + " stop";
    }

    /** A text frame has come. */
    public void receive(String frame) {
        mailbox.post(() -> read(frame));
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
        mailbox.post(() -> {
            if (++unansweredBeats > SILENT_BEATS) {
                link.close(NORMAL, "No heartbeat acknowledged");
                finish();
            } else {
                send(new HeartbeatMessage(true, messageId()));
            }
        });
    }

    private void send(Structure message) {
        if (!ended) {
            link.send(hub.codec().write(message));
        }
    }

    private String messageId() {
        return hub.engine().ids().uuid();
    }

    /** A newer session of the same instance has taken over. */
    void replaced() {
        mailbox.post(() -> {
            ended = true;
            link.close(NORMAL, "Replaced by a newer session");
        });
    }

    /** The server stops; the instance's row is left as it is. */
    void shutDown() {
        mailbox.post(() -> {
            ended = true;
            link.close(GOING_AWAY, "The server stops");
        });
    }

    /** The link has ended. */
    public void closed() {
        mailbox.post(this::finish);
    }

    private void finish() {
        if (!ended) {
            ended = true;
            if (hub.ended(this)) {
                hub.engine().execute(tx -> Connections.disconnected(tx, instance));
            }
        }
    }
}
