package dev.gantry.agent.session;

import dev.gantry.agent.engine.AgentSettings;
import dev.gantry.agent.engine.Surroundings;
import dev.gantry.agent.engine.TaskEngine;
import dev.gantry.agent.engine.TaskLimits;
import dev.gantry.agent.runtime.Runtime;
import dev.gantry.agent.runtime.RuntimeInfo;
import dev.gantry.agent.state.AgentState;
import dev.gantry.agent.task.TaskState;
import dev.gantry.shapes.tcs.InstanceStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One container instance: registers, keeps its sessions with the hub, runs what it is told to and reports. Containers
 * run on when it ends; the next start takes them up again.
 */
public final class Agent implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Agent.class);

    /** Of amazon-ecs-agent, whose protocol this is. */
    public static final String VERSION = "1.105.1";

    private final Surroundings around;
    private final RuntimeInfo machine;
    private final AgentState state;
    private final TaskEngine engine;
    private final SubmitReporter reporter;
    private final CredentialsStore credentials = new CredentialsStore();
    private final Enrolment enrolment;
    private final HostCheck hostCheck;
    private final AtomicBoolean checking = new AtomicBoolean();
    private final Optional<Sampler> sampler;
    private final ManifestCheck manifests;
    private final AgentOptions options;
    private final Hub hub;
    private volatile boolean hadSession;
    private boolean closed;
    private @Nullable AcsConnection acs;
    private volatile @Nullable TcsConnection tcs;

    /**
     * An agent that does nothing yet, without telemetry.
     *
     * @param channels the way to the hub for an instance with this ARN
     */
    public Agent(Parts parts, AgentOptions options, Function<String, HubChannel> channels) {
        this(parts, options, Hub.withoutTelemetry(channels));
    }

    /** An agent that does nothing yet. */
    public Agent(Parts given, AgentOptions options, Hub hub) {
        Parts parts = given.limitedBy(given.runtime().noTaskLimits());
        this.options = options;
        this.hub = hub;
        this.around = parts.around();
        this.machine = parts.runtime().info();
        this.state = parts.state();
        this.reporter = new SubmitReporter(parts.controlPlane(), new Submissions(options.cluster()), around);
        this.engine = new TaskEngine(
                parts.settings(),
                Registration.resourcesOf(machine, options),
                parts.runtime(),
                new WatchedState(parts.state(), this::changed),
                reporter,
                around);
        this.hostCheck = new HostCheck(parts.runtime(), parts.state());
        this.sampler = hub.metrics() ? Optional.of(new Sampler(parts.runtime(), machine.cpus())) : Optional.empty();
        this.manifests = new ManifestCheck(parts.state());
        this.enrolment = new Enrolment(registration(parts), parts.state(), around, this::connect);
        reporter.onAccepted(engine::accepted);
    }

    private Registration registration(Parts parts) {
        boolean shipsLogs = around.logs().isPresent();
        Capabilities capabilities = new Capabilities(
                machine, parts.settings().holdsTaskLimits(), shipsLogs, options.fargate(), options.taskRoles());
        return new Registration(parts.controlPlane(), parts.state(), options, machine, capabilities.attributes());
    }

    /** What an agent is made of. */
    public record Parts(
            AgentSettings settings, Runtime runtime, AgentState state, ControlPlane controlPlane, Surroundings around) {

        /** As amazon-ecs-agent does: an agent that was told to hold tasks' limits and cannot does not start. */
        Parts limitedBy(Optional<String> obstacle) {
            if (obstacle.isEmpty() || settings.taskLimits() == TaskLimits.OFF) {
                return this;
            }
            if (settings.taskLimits() == TaskLimits.REQUIRED) {
                throw new IllegalStateException(
                        "ECS_ENABLE_TASK_CPU_MEM_LIMIT is true, but this host " + obstacle.get());
            }
            LOG.warn(
                    "Tasks with a cpu or memory of their own are not placed here: this host {}. Run the agent as root.",
                    obstacle.get());
            return new Parts(settings.limiting(TaskLimits.OFF), runtime, state, controlPlane, around);
        }
    }

    /** Takes up what runs, then registers, for as long as it takes the control plane to answer. */
    public Agent start() {
        enrolment.check();
        engine.start();
        reporter.start();
        enrolment.start();
        return this;
    }

    private synchronized void connect(String arn, boolean isNew) {
        if (closed) {
            return;
        }
        disconnect();
        if (isNew) {
            manifests.begin();
        }
        Identity identity = new Identity(options.cluster(), arn, machine.version());
        AcsConnection next = new AcsConnection(
                hub.acs().apply(arn),
                () -> identity.inAcs(!hadSession),
                new Sessions(identity),
                new AcsMessages.Handlers(engine, manifests, credentials, this::checkHost),
                around);
        acs = next;
        next.start();
    }

    private synchronized void disconnect() {
        if (acs != null) {
            acs.close();
            acs = null;
        }
        endTelemetry();
    }

    private synchronized void beginTelemetry(Identity identity) {
        if (tcs == null && !closed && hub.telemetry().isPresent()) {
            HubChannel channel = hub.telemetry().get().apply(identity.containerInstance());
            TcsConnection next = new TcsConnection(channel, identity, engine, sampler, around);
            tcs = next;
            next.start();
        }
    }

    private synchronized void endTelemetry() {
        TcsConnection open = tcs;
        if (open != null) {
            tcs = null;
            open.close();
        }
    }

    /** What the ACS sessions set off. */
    private final class Sessions implements AcsConnection.Owner {

        private final Identity identity;

        Sessions(Identity identity) {
            this.identity = identity;
        }

        @Override
        public void opened() {
            hadSession = true;
            enrolment.confirmed();
            beginTelemetry(identity);
            reporter.hurry();
        }

        @Override
        public Duration deregistered() {
            endTelemetry();
            return enrolment.deregistered(identity.containerInstance());
        }

        @Override
        public Optional<Duration> unknown() {
            return enrolment.unknown(identity.containerInstance());
        }
    }

    private void changed(TaskState task) {
        if (task.isStopped()) {
            credentials.forget(task.plan().arn());
        }
        TcsConnection open = tcs;
        if (open != null) {
            open.telemetry().changed(task);
        }
    }

    /** One check at a time: a runtime that hangs must not gather them. */
    private void checkHost() {
        if (tcs != null && checking.compareAndSet(false, true)) {
            around.effects().execute(() -> {
                try {
                    publish(hostCheck.check(around.timeline().now()));
                } finally {
                    checking.set(false);
                }
            });
        }
    }

    private void publish(InstanceStatus status) {
        TcsConnection open = tcs;
        if (open != null) {
            open.telemetry().publish(status);
        }
    }

    public TaskEngine engine() {
        return engine;
    }

    /** Its ARN, once it has ever been registered. */
    public Optional<String> containerInstance() {
        return state.find(Registration.INSTANCE, String.class);
    }

    /** Where the control plane says that the host is. */
    public Optional<String> availabilityZone() {
        return state.find(Registration.ZONE, String.class);
    }

    public CredentialsStore credentials() {
        return credentials;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        enrolment.close();
        disconnect();
        reporter.close();
        engine.close();
    }
}
