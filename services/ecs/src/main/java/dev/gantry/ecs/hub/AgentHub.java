package dev.gantry.ecs.hub;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.TaskLedger;
import dev.gantry.ecs.domain.instance.InstanceId;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.ecs.network.Subnets;
import dev.gantry.kernel.Change;
import dev.gantry.kernel.Engine;
import dev.gantry.kernel.Published;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * Where agents connect. It follows the rows: a task that an agent should begin or stop goes to that agent's session; what
 * agents say comes back as commands.
 */
public final class AgentHub implements AutoCloseable {

    /** Agents close a session that hears nothing for 60 to 120 seconds. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(20);

    private final Engine engine;
    private final MessageCodec codec;
    private final Executor executor;
    private final Payloads payloads;
    private final MetricsSink metrics;
    private final Map<String, AcsSession> acs = new ConcurrentHashMap<>();
    private final Map<String, TcsSession> tcs = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /**
     * A hub that does nothing yet.
     *
     * @param executor runs the sessions' work: virtual threads in a server, the world's steps in a simulation
     */
    public AgentHub(Engine engine, MessageCodec codec, Effects effects, Executor executor) {
        this.engine = engine;
        this.codec = codec;
        this.executor = executor;
        this.payloads = new Payloads(effects.credentials(), effects.subnets());
        this.metrics = effects.metrics();
    }

    /** What the hub needs from, and gives to, the rest of the server. */
    public record Effects(RoleCredentials credentials, Subnets subnets, MetricsSink metrics) {}

    /** Begins to follow the engine and to send heartbeats. */
    public AgentHub start() {
        engine.follow(this::follow);
        engine.execute(Connections::noneYet);
        planHeartbeat();
        return this;
    }

    private void follow(Published published) {
        for (Change<?> change : published.changes()) {
            change.in(EcsTables.TASKS).flatMap(Change::after).ifPresent(this::offer);
        }
    }

    private void offer(Task task) {
        Optional<InstanceId> host = TaskLedger.hostOf(task);
        if (host.isPresent()) {
            AcsSession session = acs.get(host.get().key());
            if (session != null) {
                session.offer(task);
            }
        }
    }

    private void planHeartbeat() {
        engine.timeline().schedule(engine.timeline().instant().plus(HEARTBEAT), () -> {
            if (!closed) {
                acs.values().forEach(AcsSession::beat);
                tcs.values().forEach(TcsSession::beat);
                planHeartbeat();
            }
        });
    }

    /** An agent opened its ACS session; an older one of the same instance is closed. */
    public AcsSession connectAcs(InstanceId instance, AgentParameters agent, Link link) {
        AcsSession session = new AcsSession(instance, agent, link, this);
        AcsSession older = acs.put(instance.key(), session);
        if (older != null) {
            older.replaced();
        }
        session.open();
        return session;
    }

    /** An agent opened its telemetry session. */
    public TcsSession connectTcs(InstanceId instance, Link link) {
        TcsSession session = new TcsSession(instance, link, this);
        TcsSession older = tcs.put(instance.key(), session);
        if (older != null) {
            older.replaced();
        }
        return session;
    }

    /** The session's link has ended. True if no newer session has taken its place. */
    boolean ended(AcsSession session) {
        return acs.remove(session.instance().key(), session);
    }

    void ended(TcsSession session) {
        tcs.remove(session.instance().key(), session);
    }

    Engine engine() {
        return engine;
    }

    MessageCodec codec() {
        return codec;
    }

    Payloads payloads() {
        return payloads;
    }

    MetricsSink metrics() {
        return metrics;
    }

    Mailbox mailbox(InstanceId instance) {
        return new Mailbox(instance.arn(), executor);
    }

    /** Ends all sessions with a code that makes agents come back at once. */
    @Override
    public void close() {
        closed = true;
        acs.values().forEach(AcsSession::shutDown);
        tcs.values().forEach(TcsSession::shutDown);
    }
}
