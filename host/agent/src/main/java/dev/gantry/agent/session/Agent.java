package dev.gantry.agent.session;

import dev.gantry.agent.engine.AgentSettings;
import dev.gantry.agent.engine.Surroundings;
import dev.gantry.agent.engine.TaskEngine;
import dev.gantry.agent.runtime.Runtime;
import dev.gantry.agent.runtime.RuntimeInfo;
import dev.gantry.agent.state.AgentState;
import dev.gantry.agent.time.Timeline;
import dev.gantry.value.ServiceException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One container instance: registers, keeps its session with the hub, runs what it is told to and reports. Containers run
 * on when it ends; the next start takes them up again.
 */
public final class Agent implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Agent.class);
    private static final Duration REGISTER_AGAIN = Duration.ofMillis(500);
    public static final String VERSION = "1.105.1";

    private final AgentOptions options;
    private final RuntimeInfo machine;
    private final TaskEngine engine;
    private final SubmitReporter reporter;
    private final Registration registration;
    private final ManifestCheck manifests;
    private final CredentialsStore credentials = new CredentialsStore();
    private final Function<String, AcsChannel> channels;
    private final Surroundings around;
    private volatile boolean connectedBefore;
    private volatile boolean closed;
    private @Nullable AcsConnection connection;

    /**
     * An agent that does nothing yet.
     *
     * @param channels the way to the hub for an instance with this ARN
     */
    public Agent(Parts parts, AgentOptions options, Function<String, AcsChannel> channels) {
        this.options = options;
        this.around = parts.around();
        this.machine = parts.runtime().info();
        this.channels = channels;
        this.reporter = new SubmitReporter(
                parts.controlPlane(), new Submissions(options.cluster()), around.timeline(), around.effects());
        this.engine = new TaskEngine(
                parts.settings(),
                Registration.resourcesOf(machine, options),
                parts.runtime(),
                parts.state(),
                reporter,
                around);
        reporter.onAccepted(engine::accepted);
        this.registration = new Registration(parts.controlPlane(), parts.state(), options, machine);
        this.manifests = new ManifestCheck(parts.state());
    }

    /** What an agent is made of. */
    public record Parts(
            AgentSettings settings,
            Runtime runtime,
            AgentState state,
            ControlPlane controlPlane,
            Surroundings around) {}

    /** Takes up what runs, then registers, for as long as it takes the control plane to answer. */
    public Agent start() {
        engine.start();
        around.effects().execute(this::register);
        return this;
    }

    private void register() {
        if (closed) {
            return;
        }
        try {
            connect(registration.register());
        } catch (UncheckedIOException unreachable) {
            later();
        } catch (ServiceException refused) {
            LOG.warn("The control plane refuses this host: {} {}", refused.code(), refused.text());
            later();
        }
    }

    private void later() {
        Timeline timeline = around.timeline();
        timeline.at(timeline.now().plus(REGISTER_AGAIN), () -> around.effects().execute(this::register));
    }

    private synchronized void connect(String arn) {
        AcsConnection opened = new AcsConnection(
                channels.apply(arn), () -> query(arn), this::handle, around.timeline(), around.effects());
        connection = opened;
        opened.start();
    }

    private void handle(dev.gantry.shapes.Structure message) {
        connectedBefore = true;
        AcsConnection open = connection;
        if (open != null) {
            new AcsMessages(engine, manifests, credentials, open::send).handle(message);
        }
    }

    /** What the agent says of itself in the ACS address. */
    private Map<String, String> query(String arn) {
        return Map.of(
                "agentHash",
                "gantry",
                "agentVersion",
                VERSION,
                "clusterArn",
                options.cluster(),
                "containerInstanceArn",
                arn,
                "dockerVersion",
                "DockerVersion: " + machine.version(),
                "protocolVersion",
                "2",
                "sendCredentials",
                String.valueOf(!connectedBefore),
                "seqNum",
                "1");
    }

    public TaskEngine engine() {
        return engine;
    }

    public CredentialsStore credentials() {
        return credentials;
    }

    @Override
    public void close() {
        closed = true;
        AcsConnection open = connection;
        if (open != null) {
            open.close();
        }
        reporter.close();
        engine.close();
    }
}
