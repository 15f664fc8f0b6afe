package dev.gantry.ecs.hub;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.TaskLedger;
import dev.gantry.ecs.domain.instance.ContainerInstance;
import dev.gantry.ecs.domain.instance.InstanceId;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.ecs.network.Subnets;
import dev.gantry.kernel.Change;
import dev.gantry.kernel.Engine;
import dev.gantry.kernel.Published;
import java.time.Duration;
import java.util.List;
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
    private final Absences absences;
    private final Map<String, AcsSession> acs = new ConcurrentHashMap<>();
    private final Map<String, TcsSession> tcs = new ConcurrentHashMap<>();
    private final Map<String, KnownAgent> known = new ConcurrentHashMap<>();
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
        this.absences = new Absences(engine);
    }

    /** What the hub needs from, and gives to, the rest of the server. */
    public record Effects(RoleCredentials credentials, Subnets subnets, MetricsSink metrics) {}

    /** Begins to follow the engine and to send heartbeats. */
    public AgentHub start() {
        engine.follow(this::follow);
        engine.execute(Connections::noneYet);
        absences.all();
        planHeartbeat();
        return this;
    }

    private void follow(Published published) {
        for (Change<?> change : published.changes()) {
            change.in(EcsTables.TASKS).flatMap(Change::after).ifPresent(this::offer);
        }
        for (Change<?> change : published.changes()) {
            change.in(EcsTables.INSTANCES)
                    .flatMap(Change::after)
                    .filter(instance -> !instance.status().isRegistered())
                    .ifPresent(gone -> dismiss(gone, published));
        }
    }

    private void offer(Task task) {
        TaskLedger.hostOf(task).flatMap(this::session).ifPresent(session -> session.offer(task));
    }

    private Optional<AcsSession> session(InstanceId instance) {
        return Optional.ofNullable(acs.get(instance.key()));
    }

    /** An instance that is deregistered has no session any more; what ran there is stopped first. */
    private void dismiss(ContainerInstance gone, Published published) {
        known.remove(gone.key());
        AcsSession session = acs.remove(gone.key());
        if (session != null) {
            session.dismiss(orphans(gone, published));
        }
        endTelemetry(gone.id());
    }

    private static List<Task> orphans(ContainerInstance gone, Published published) {
        return published.changes().stream()
                .flatMap(change -> change.in(EcsTables.TASKS).stream())
                .filter(change -> change.before().filter(TaskLedger::holds).isPresent())
                .flatMap(change -> change.after().stream())
                .filter(task ->
                        TaskLedger.hostOf(task).filter(gone.id()::equals).isPresent())
                .toList();
    }

    private void planHeartbeat() {
        engine.timeline().schedule(engine.timeline().instant().plus(HEARTBEAT), () -> {
            if (!closed) {
                planHeartbeat();
                acs.values().forEach(AcsSession::beat);
                tcs.values().forEach(TcsSession::beat);
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

    /**
     * The session's agent is gone. A newer session may begin at any moment: the command looks again, in the writer, where
     * it is either before or after that session's own.
     */
    void lost(AcsSession session) {
        InstanceId instance = session.instance();
        if (ended(session)) {
            engine.execute(tx -> {
                if (!acs.containsKey(instance.key())) {
                    Connections.disconnected(tx, instance);
                }
            });
            absences.began(instance);
        }
    }

    /** True if no newer session has taken its place. */
    boolean ended(AcsSession session) {
        return acs.remove(session.instance().key(), session);
    }

    void ended(TcsSession session) {
        tcs.remove(session.instance().key(), session);
    }

    /** The agent itself is gone, not only its ACS session: that one ends every half hour. */
    void endTelemetry(InstanceId instance) {
        TcsSession telemetry = tcs.remove(instance.key());
        if (telemetry != null) {
            telemetry.orphaned();
        }
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

    Absences absences() {
        return absences;
    }

    KnownAgent known(InstanceId instance) {
        return known.computeIfAbsent(instance.key(), _ -> new KnownAgent(engine, instance));
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
