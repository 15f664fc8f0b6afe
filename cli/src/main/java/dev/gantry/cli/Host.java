package dev.gantry.cli;

import dev.gantry.agent.endpoint.Neighbour;
import dev.gantry.agent.endpoint.TaskEndpoint;
import dev.gantry.agent.engine.AgentVariables;
import dev.gantry.agent.engine.RandomIds;
import dev.gantry.agent.engine.Surroundings;
import dev.gantry.agent.session.Agent;
import dev.gantry.agent.session.AgentOptions;
import dev.gantry.agent.session.ApiClient;
import dev.gantry.agent.session.CloudWatchLogSink;
import dev.gantry.agent.session.HttpControlPlane;
import dev.gantry.agent.session.HttpTaskApi;
import dev.gantry.agent.session.Hub;
import dev.gantry.agent.state.StateFile;
import dev.gantry.agent.time.SystemTimeline;
import dev.gantry.auth.AccessKey;
import dev.gantry.docker.DockerRuntime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** This machine's Docker Engine as hosts of a server: each enrolment is an agent with a memory of its own. */
final class Host implements AutoCloseable {

    private static final AgentVariables VARIABLES = new AgentVariables(System.getenv());
    private static final int MARK_DIGITS = 12;
    private static final Executor VIRTUAL =
            work -> Thread.ofVirtual().name("agent").start(work);

    private final DockerRuntime runtime;
    private final SystemTimeline timeline = new SystemTimeline();
    private final Optional<TaskEndpoint> endpoint;
    private final URI server;
    private final AccessKey key;
    private final Path folder;
    /** Two data folders may share one Docker Engine: each knows its containers by this. */
    private final String mark;

    /** @param data its id tells the networks of two installations on one Docker Engine apart */
    Host(URI server, AccessKey key, Path data, Path folder) {
        this.runtime =
                new DockerRuntime(docker(), mark(data.resolve("installation-id")), understood(VARIABLES::bounds));
        this.server = server;
        this.key = key;
        this.folder = folder;
        this.mark = mark(folder.resolve("host-id"));
        this.endpoint = endpoint();
    }

    private static Optional<TaskEndpoint> endpoint() {
        InstantSource clock = InstantSource.system();
        Path shared = Path.of("/run/gantry");
        boolean ours = Files.isWritable(shared) || Files.isWritable(shared.getParent());
        Path meetingPlace =
                ours ? shared.resolve("endpoints") : Path.of(System.getProperty("java.io.tmpdir"), "gantry-endpoints");
        try {
            return Optional.of(
                    TaskEndpoint.open(meetingPlace, clock).onSharedAddress().introspected());
        } catch (IOException e) {
            System.err.println("gantry: containers get no role credentials and no metadata: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** What the variables cannot mean, or not on this host, is for whoever set them to read. */
    private static <T> T understood(Supplier<T> wish) {
        try {
            return wish.get();
        } catch (IllegalArgumentException | IllegalStateException refused) {
            throw new Complaint(String.valueOf(refused.getMessage()));
        }
    }

    /** Where the agent and every other tool of Docker's look for it. */
    private static URI docker() {
        return URI.create(Optional.ofNullable(System.getenv("DOCKER_HOST"))
                .filter(host -> !host.isBlank())
                .orElse("unix:///var/run/docker.sock"));
    }

    private static String mark(Path file) {
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, new RandomIds().hex(MARK_DIGITS));
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts an agent; the name tells this machine's agents apart. */
    Agent enrol(String name, AgentOptions options) {
        InstantSource clock = InstantSource.system();
        ApiClient api = new ApiClient(server, key, clock);
        HttpControlPlane controlPlane = new HttpControlPlane(api, options.region());
        Surroundings around =
                new Surroundings(timeline, VIRTUAL, new RandomIds(), Optional.of(new CloudWatchLogSink(api)));
        Agent.Parts parts = new Agent.Parts(
                understood(() -> VARIABLES.settings(name + "-" + mark, options.region())),
                runtime,
                new StateFile(folder.resolve(name + ".state")),
                controlPlane,
                around);
        boolean taskRoles = endpoint.filter(TaskEndpoint::isReachable).isPresent();
        Agent agent = understood(
                () -> new Agent(parts, options.withTaskRoles(taskRoles), Hub.of(controlPlane, options, key, clock)));
        endpoint.ifPresent(open -> open.serve(neighbour(agent, options, api)));
        return agent.start();
    }

    private Neighbour neighbour(Agent agent, AgentOptions options, ApiClient api) {
        return new Neighbour(
                options.cluster(),
                agent::containerInstance,
                agent::availabilityZone,
                agent.engine(),
                agent.credentials(),
                runtime,
                new HttpTaskApi(api, options.region()));
    }

    @Override
    public void close() {
        endpoint.ifPresent(TaskEndpoint::close);
        runtime.close();
        timeline.close();
    }
}
