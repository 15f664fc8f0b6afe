package dev.gantry.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import dev.gantry.agent.runtime.ContainerSpec;
import dev.gantry.agent.runtime.ContainerSummary;
import dev.gantry.agent.runtime.ExecResult;
import dev.gantry.agent.runtime.Image;
import dev.gantry.agent.runtime.ImageRequest;
import dev.gantry.agent.runtime.Inspection;
import dev.gantry.agent.runtime.LogQuery;
import dev.gantry.agent.runtime.LogStream;
import dev.gantry.agent.runtime.NetworkInterface;
import dev.gantry.agent.runtime.Runtime;
import dev.gantry.agent.runtime.RuntimeEvent;
import dev.gantry.agent.runtime.RuntimeFailure;
import dev.gantry.agent.runtime.RuntimeFailure.Kind;
import dev.gantry.agent.runtime.RuntimeInfo;
import dev.gantry.agent.runtime.Sandbox;
import dev.gantry.agent.runtime.SandboxSpec;
import dev.gantry.agent.runtime.Started;
import dev.gantry.agent.runtime.Stats;
import dev.gantry.agent.runtime.StopOrder;
import dev.gantry.agent.runtime.Subscription;
import dev.gantry.agent.runtime.TimeBounds;
import dev.gantry.agent.runtime.VolumeSpec;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs containers on a Docker Engine. A start takes what the Engine API alone takes: no call more than it needs. */
public final class DockerRuntime implements Runtime {

    private static final Logger LOG = LoggerFactory.getLogger(DockerRuntime.class);

    /** More at once only slow each other down. */
    private static final int PARALLEL_STARTS = 4;

    private final EngineApi engine;
    private final DockerImages images;
    private final DockerSandboxes sandboxes;
    private final TaskCgroups taskCgroups;
    private final Bound creating;
    private final Bound starting;
    private final CgroupStats cgroups = new CgroupStats(Path.of("/sys/fs/cgroup"), Path.of("/proc"));
    private final HostPorts hostPorts = HostPorts.ofKernel();
    private final Semaphore starts = new Semaphore(PARALLEL_STARTS);
    private final Map<String, Boolean> publishes = new ConcurrentHashMap<>();
    private final SubnetNetworks networks;
    private final AddressHolds holds = new AddressHolds();
    private final Map<String, NetworkInterface> interfaces = new ConcurrentHashMap<>();
    private final Map<String, Process> processes = new ConcurrentHashMap<>();
    private final RuntimeInfo info;

    private record Process(long pid, boolean ownNetwork) {}

    /** Asks the engine who it is; fails when it does not answer. */
    public DockerRuntime(URI host, String installation) {
        this(host, installation, TimeBounds.DEFAULT);
    }

    /** @param installation tells the networks of two installations on one engine apart */
    public DockerRuntime(URI host, String installation, TimeBounds bounds) {
        this.creating = new Bound(bounds.create(), "created");
        this.starting = new Bound(bounds.start(), "running");
        this.engine = new EngineApi(host);
        this.networks = new SubnetNetworks(engine, installation);
        JsonNode read = engine.read("/info");
        this.info = new RuntimeInfo(
                "docker",
                read.path("ServerVersion").asText(),
                read.path("NCPU").asInt(),
                (int) (read.path("MemTotal").asLong() >> 20),
                read.path("Architecture").asText());
        boolean unified = read.path("CgroupVersion").asText().equals("2");
        boolean systemd = read.path("CgroupDriver").asText().equals("systemd");
        this.images = new DockerImages(engine);
        this.taskCgroups = new TaskCgroups(Path.of("/sys/fs/cgroup"), unified, systemd);
        this.sandboxes = new DockerSandboxes(engine, taskCgroups, networks, info.architecture());
    }

    public static DockerRuntime local(String installation) {
        return new DockerRuntime(URI.create("unix:///var/run/docker.sock"), installation);
    }

    @Override
    public RuntimeInfo info() {
        return info;
    }

    @Override
    public Optional<String> noTaskLimits() {
        return taskCgroups.obstacle();
    }

    @Override
    public Image pull(ImageRequest request) {
        return images.pull(request);
    }

    @Override
    public Optional<Image> image(String name) {
        return images.find(name);
    }

    @Override
    public void removeImage(String name) {
        images.remove(name);
    }

    @Override
    public String create(ContainerSpec spec) {
        try {
            ObjectNode body = CreateBody.of(spec, hostPorts, networks);
            JsonNode created = creating.on(() -> engine.post("/containers/create?name=" + spec.name(), body));
            String id = created.path("Id").asText();
            publishes.put(id, !spec.ports().isEmpty());
            spec.namespaces().own().ifPresent(network -> interfaces.put(id, network));
            return id;
        } catch (EngineError error) {
            if (error.status() == 409 && error.detail().contains("already in use by container")) {
                return engine.read("/containers/" + spec.name() + "/json")
                        .path("Id")
                        .asText();
            }
            images.forget(spec.image());
            throw RuntimeFailure.of(Kind.CANNOT_CREATE, error.detail());
        }
    }

    @Override
    public Started start(String id) {
        starts.acquireUninterruptibly();
        try {
            Instant at = Instant.now();
            starting.on(() -> startWithNetwork(id));
            processes.remove(id);
            holds.forget(id);
            return publishes.getOrDefault(id, true) ? seenStart(id, at) : new Started(at, List.of());
        } catch (EngineError error) {
            throw error.isAddressHeld() && interfaces.containsKey(id)
                    ? holds.failure(id, error)
                    : failure(error, Kind.CANNOT_START);
        } finally {
            starts.release();
        }
    }

    /** Once more when the network of its own interface was removed behind our back. */
    private JsonNode startWithNetwork(String id) {
        try {
            return engine.post("/containers/" + id + "/start");
        } catch (EngineError error) {
            NetworkInterface network = interfaces.get(id);
            if (network == null || !error.isNetworkMissing()) {
                throw error;
            }
            networks.forget(network);
            networks.of(network);
            return engine.post("/containers/" + id + "/start");
        }
    }

    /** Only the engine knows which host ports it chose. */
    private Started seenStart(String id, Instant at) {
        return inspect(id)
                .map(seen -> new Started(seen.startedAt().orElse(at), seen.bindings()))
                .orElseThrow(() -> RuntimeFailure.of(Kind.VANISHED, "No such container: " + id));
    }

    @Override
    public void stop(String id, StopOrder order) {
        long seconds = order.timeout().plus(Duration.ofMillis(999)).toSeconds();
        try {
            if (order.signal().isPresent()) {
                engine.post("/containers/" + id + "/kill?signal="
                        + EngineApi.encoded(order.signal().get()));
            }
            engine.post("/containers/" + id + "/stop?t=" + seconds);
        } catch (EngineError error) {
            throw failure(error, Kind.CANNOT_STOP);
        }
    }

    @Override
    public void remove(String id) {
        publishes.remove(id);
        processes.remove(id);
        interfaces.remove(id);
        holds.forget(id);
        ifKnown(() -> {
            engine.delete("/containers/" + id + "?force=1&v=1");
            return true;
        });
    }

    @Override
    public Optional<Inspection> inspect(String id) {
        return ifKnown(() -> Inspections.of(engine.read("/containers/" + id + "/json")));
    }

    @Override
    public List<ContainerSummary> list(Map<String, String> labels) {
        ObjectNode filters = EngineApi.JSON.createObjectNode();
        var wanted = filters.putArray("label");
        labels.forEach((name, value) -> wanted.add(name + "=" + value));
        List<ContainerSummary> found = new ArrayList<>();
        engine.read("/containers/json?all=1&filters=" + EngineApi.encoded(filters.toString()))
                .forEach(container -> found.add(new ContainerSummary(
                        container.path("Id").asText(),
                        container.path("Names").path(0).asText().replaceFirst("^/", ""),
                        Inspections.status(container.path("State").asText()),
                        Inspections.labels(container.path("Labels")))));
        return List.copyOf(found);
    }

    @Override
    public LogStream logs(String id, LogQuery query) {
        try {
            JsonNode seen = engine.read("/containers/" + id + "/json");
            String since = query.since()
                    .map(at -> "&since=" + at.getEpochSecond() + "." + String.format("%09d", at.getNano()))
                    .orElse("");
            String path = "/containers/" + id + "/logs?stdout=1&stderr=1&timestamps=1" + since
                    + (query.follow() ? "&follow=1" : "");
            return new DockerLogs(
                    engine.open(path), seen.path("Config").path("Tty").asBoolean());
        } catch (EngineError error) {
            throw failure(error, Kind.CANNOT_INSPECT);
        }
    }

    @Override
    public Stats stats(String id) {
        Process process = processes.computeIfAbsent(id, this::process);
        return cgroups.of(process.pid(), process.ownNetwork());
    }

    private Process process(String id) {
        try {
            JsonNode seen = engine.read("/containers/" + id + "/json");
            long pid = seen.path("State").path("Pid").asLong();
            if (pid == 0) {
                throw RuntimeFailure.of(Kind.VANISHED, "Container " + id + " does not run");
            }
            return new Process(
                    pid, !seen.path("HostConfig").path("NetworkMode").asText().equals("host"));
        } catch (EngineError error) {
            throw failure(error, Kind.CANNOT_INSPECT);
        }
    }

    @Override
    public ExecResult exec(String id, List<String> command) {
        ObjectNode wish =
                EngineApi.JSON.createObjectNode().put("AttachStdout", true).put("AttachStderr", true);
        var words = wish.putArray("Cmd");
        command.forEach(words::add);
        try {
            String exec =
                    engine.post("/containers/" + id + "/exec", wish).path("Id").asText();
            String output = output("/exec/" + exec + "/start");
            return new ExecResult(
                    engine.read("/exec/" + exec + "/json").path("ExitCode").asInt(), output);
        } catch (EngineError error) {
            throw failure(error, Kind.CANNOT_START);
        }
    }

    private String output(String path) {
        ObjectNode how = EngineApi.JSON.createObjectNode().put("Detach", false).put("Tty", false);
        try (Response response = engine.open(path, Map.of(), how);
                InputStream in = response.getBody()) {
            return new String(Frames.contents(in), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw RuntimeFailure.of(Kind.UNAVAILABLE, "Lost the output of a command: " + e.getMessage());
        }
    }

    @Override
    public Subscription events(Map<String, String> labels, Consumer<RuntimeEvent> sink) {
        return new DockerEvents(
                engine,
                labels,
                sink,
                id -> inspect(id).map(Inspection::outOfMemory).orElse(false));
    }

    @Override
    public Sandbox openSandbox(SandboxSpec spec) {
        return sandboxes.open(spec);
    }

    @Override
    public void closeSandbox(Sandbox sandbox) {
        sandboxes.close(sandbox);
    }

    @Override
    public void createVolume(VolumeSpec spec) {
        ObjectNode body = EngineApi.JSON.createObjectNode().put("Name", spec.name());
        body.put("Driver", spec.driver());
        ObjectNode options = body.putObject("DriverOpts");
        spec.options().forEach(options::put);
        ObjectNode labels = body.putObject("Labels");
        spec.labels().forEach(labels::put);
        try {
            engine.post("/volumes/create", body);
        } catch (EngineError error) {
            throw RuntimeFailure.of(Kind.CANNOT_CREATE_VOLUME, error.detail());
        }
    }

    @Override
    public boolean volumeExists(String name) {
        return ifKnown(() -> engine.read("/volumes/" + name)).isPresent();
    }

    @Override
    public void removeVolume(String name) {
        ifKnown(() -> {
            engine.delete("/volumes/" + name);
            return true;
        });
    }

    @Override
    public void close() {
        try {
            networks.removeUnused();
        } catch (EngineError | RuntimeFailure engineIsAway) {
            LOG.warn("The networks of subnets stay: {}", engineIsAway.getMessage());
        } finally {
            engine.close();
        }
    }

    private static <T> Optional<T> ifKnown(Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (EngineError error) {
            if (error.isMissing() || error.isAlreadyBeingRemoved()) {
                return Optional.empty();
            }
            throw RuntimeFailure.of(Kind.CANNOT_INSPECT, error.detail());
        }
    }

    private static RuntimeFailure failure(EngineError error, Kind kind) {
        boolean gone = error.isMissing() && error.detail().contains("No such container");
        return gone ? RuntimeFailure.of(Kind.VANISHED, error.detail()) : RuntimeFailure.of(kind, error.detail());
    }
}
