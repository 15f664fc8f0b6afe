package dev.gantry.agent.simulated;

import dev.gantry.agent.runtime.ContainerSpec;
import dev.gantry.agent.runtime.ContainerStatus;
import dev.gantry.agent.runtime.ContainerSummary;
import dev.gantry.agent.runtime.ExecResult;
import dev.gantry.agent.runtime.Image;
import dev.gantry.agent.runtime.ImageRequest;
import dev.gantry.agent.runtime.Inspection;
import dev.gantry.agent.runtime.LogLine;
import dev.gantry.agent.runtime.LogQuery;
import dev.gantry.agent.runtime.LogStream;
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
import dev.gantry.agent.runtime.VolumeSpec;
import dev.gantry.agent.time.Alarm;
import dev.gantry.agent.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Runs containers in memory, as their own {@link Words} say, on the timeline's time and without threads. */
public final class SimulatedRuntime implements Runtime {

    private final Timeline timeline;
    private final RuntimeInfo info;
    private final Map<String, SimulatedContainer> containers = new LinkedHashMap<>();
    private final Map<String, String> idsByName = new LinkedHashMap<>();
    private final Set<String> images = new HashSet<>();
    private final Set<String> volumes = new HashSet<>();
    private final Set<String> sandboxes = new HashSet<>();
    private final List<Listener> listeners = new ArrayList<>();
    private final SimulatedPorts ports = new SimulatedPorts();
    private boolean reachable = true;
    private long created;

    public SimulatedRuntime(Timeline timeline) {
        this(timeline, new RuntimeInfo("simulated", "1", 4, 16_384, "x86_64"));
    }

    public SimulatedRuntime(Timeline timeline, RuntimeInfo info) {
        this.timeline = timeline;
        this.info = info;
    }

    private record Listener(Map<String, String> labels, Consumer<RuntimeEvent> sink) {}

    /** Makes every call fail as if the runtime were down; events of that time are lost. */
    public synchronized void disconnect() {
        reachable = false;
    }

    public synchronized void reconnect() {
        reachable = true;
        List.copyOf(listeners).forEach(listener -> listener.sink().accept(new RuntimeEvent.Reconnected()));
    }

    /** Ends a container as if somebody else had: nothing that was ordered of it happens any more. */
    public synchronized void kill(String id, int exitCode) {
        exit(container(id), exitCode, false);
    }

    /** Everything that is still here: containers, sandboxes and volumes. */
    public synchronized List<String> leftovers() {
        List<String> all = new ArrayList<>(idsByName.keySet());
        all.addAll(sandboxes);
        all.addAll(volumes);
        return all;
    }

    @Override
    public RuntimeInfo info() {
        return info;
    }

    @Override
    public Optional<String> noTaskLimits() {
        return Optional.empty();
    }

    @Override
    public synchronized Image pull(ImageRequest request) {
        answer();
        if (request.name().contains("pull_fails")) {
            throw RuntimeFailure.passing(Kind.CANNOT_PULL, "Error response from daemon: registry does not answer");
        }
        if (request.name().contains("absent")) {
            throw RuntimeFailure.of(
                    Kind.CANNOT_PULL,
                    "Error response from daemon: manifest for " + request.name()
                            + " not found: manifest unknown: manifest unknown");
        }
        images.add(request.name());
        return described(request.name());
    }

    @Override
    public synchronized Optional<Image> image(String name) {
        answer();
        return images.contains(name) ? Optional.of(described(name)) : Optional.empty();
    }

    @Override
    public synchronized void removeImage(String name) {
        answer();
        if (containers.values().stream()
                .anyMatch(container -> container.spec.image().equals(name))) {
            throw RuntimeFailure.of(Kind.CANNOT_REMOVE_IMAGE, "image is being used by a container");
        }
        images.remove(name);
    }

    private static Image described(String name) {
        String digest = "sha256:" + padded(name.hashCode() & 0xffff_ffffL);
        return new Image(digest, digest, Set.of());
    }

    /** As long as Docker's. */
    private static String padded(long number) {
        return "0".repeat(48) + HexFormat.of().toHexDigits(number);
    }

    @Override
    public synchronized String create(ContainerSpec spec) {
        answer();
        String known = idsByName.get(spec.name());
        if (known != null) {
            return known;
        }
        if (new Words(spec).has("create_fails")) {
            throw RuntimeFailure.of(Kind.CANNOT_CREATE, "Error response from daemon: create_fails");
        }
        String id = padded(++created);
        containers.put(id, new SimulatedContainer(id, spec));
        idsByName.put(spec.name(), id);
        return id;
    }

    @Override
    public synchronized Started start(String id) {
        answer();
        SimulatedContainer container = container(id);
        if (container.status != ContainerStatus.RUNNING) {
            if (new Words(container.spec).has("start_fails")) {
                throw RuntimeFailure.of(Kind.CANNOT_START, "Error response from daemon: start_fails");
            }
            container.bindings = ports.bind(container.spec);
            container.status = ContainerStatus.RUNNING;
            container.startedAt = timeline.now();
            container.finishedAt = null;
            container.health = "";
            tell(container, new RuntimeEvent.Running(id, container.spec.labels(), timeline.now()));
            live(container);
        }
        return new Started(container.startedAt == null ? timeline.now() : container.startedAt, container.bindings);
    }

    /** Sets the alarms for everything that the container's words foretell. */
    private void live(SimulatedContainer container) {
        Words words = new Words(container.spec);
        List<Alarm> alarms = new ArrayList<>();
        words.duration("run_for")
                .ifPresent(life -> alarms.add(in(life, () -> exit(container, words.number("exit_code", 0), false))));
        words.duration("oom_after").ifPresent(life -> alarms.add(in(life, () -> exit(container, 137, true))));
        words.health("healthy").ifPresent(wait -> alarms.add(in(wait, () -> checked(container, true))));
        words.health("unhealthy").ifPresent(wait -> alarms.add(in(wait, () -> checked(container, false))));
        container.alarms = alarms.isEmpty() ? List.of() : alarms;
    }

    private Alarm in(Duration wait, Runnable work) {
        return timeline.at(timeline.now().plus(wait), work);
    }

    private synchronized void exit(SimulatedContainer container, int exitCode, boolean outOfMemory) {
        if (container.status != ContainerStatus.RUNNING) {
            return;
        }
        container.cancelAlarms();
        container.status = ContainerStatus.EXITED;
        container.exitCode = exitCode;
        container.outOfMemory = outOfMemory;
        container.finishedAt = timeline.now();
        ports.release(container.bindings);
        Map<String, String> labels = container.spec.labels();
        tell(container, new RuntimeEvent.Exited(container.id, labels, exitCode, outOfMemory, timeline.now()));
    }

    private synchronized void checked(SimulatedContainer container, boolean healthy) {
        container.health = healthy ? "healthy" : "unhealthy";
        tell(container, new RuntimeEvent.HealthChanged(container.id, container.spec.labels(), healthy, timeline.now()));
    }

    private void tell(SimulatedContainer container, RuntimeEvent event) {
        if (!reachable) {
            return;
        }
        for (Listener listener : List.copyOf(listeners)) {
            if (container.carries(listener.labels())) {
                listener.sink().accept(event);
            }
        }
    }

    @Override
    public synchronized void stop(String id, StopOrder order) {
        answer();
        SimulatedContainer container = container(id);
        if (container.status != ContainerStatus.RUNNING) {
            return;
        }
        Words words = new Words(container.spec);
        Duration needs = words.has("ignores_sigterm")
                ? Duration.ofDays(365)
                : words.duration("stop_takes").orElse(Duration.ZERO);
        boolean killed = needs.compareTo(order.timeout()) > 0;
        int code = killed ? 137 : words.number("stop_code", 143);
        Duration wait = killed ? order.timeout() : needs;
        if (wait.isZero()) {
            exit(container, code, false);
        } else {
            List<Alarm> alarms = new ArrayList<>(container.alarms);
            alarms.add(in(wait, () -> exit(container, code, false)));
            container.alarms = alarms;
        }
    }

    @Override
    public synchronized void remove(String id) {
        answer();
        SimulatedContainer container = containers.get(id);
        if (container == null) {
            return;
        }
        exit(container, 137, false);
        container.cancelAlarms();
        containers.remove(id);
        idsByName.remove(container.spec.name());
        tell(container, new RuntimeEvent.Removed(id, container.spec.labels(), timeline.now()));
    }

    @Override
    public synchronized Optional<Inspection> inspect(String id) {
        answer();
        return Optional.ofNullable(containers.get(id)).map(SimulatedContainer::inspection);
    }

    @Override
    public synchronized List<ContainerSummary> list(Map<String, String> labels) {
        answer();
        return containers.values().stream()
                .filter(container -> container.carries(labels))
                .map(SimulatedContainer::summary)
                .toList();
    }

    /** What the container's words print, all at the time of its start. Following adds nothing. */
    @Override
    public synchronized LogStream logs(String id, LogQuery query) {
        answer();
        SimulatedContainer container = container(id);
        Instant at = container.startedAt;
        List<LogLine> lines = at == null || query.since().filter(at::isBefore).isPresent()
                ? List.of()
                : new Words(container.spec)
                        .printed().stream()
                                .map(text -> new LogLine(at, false, text))
                                .toList();
        return new Printed(lines.iterator());
    }

    private record Printed(Iterator<LogLine> lines) implements LogStream {

        @Override
        public Optional<LogLine> next() {
            return lines.hasNext() ? Optional.of(lines.next()) : Optional.empty();
        }

        @Override
        public void close() {}
    }

    @Override
    public synchronized Stats stats(String id) {
        answer();
        return container(id).stats(timeline.now());
    }

    /** Says the command's words back, and exits with its {@code exit_code}. */
    @Override
    public synchronized ExecResult exec(String id, List<String> command) {
        answer();
        if (container(id).status != ContainerStatus.RUNNING) {
            throw RuntimeFailure.of(Kind.CANNOT_START, "Container " + id + " is not running");
        }
        ContainerSpec words = ContainerSpec.of("", "", command, Map.of());
        List<String> printed = new Words(words).printed();
        return new ExecResult(new Words(words).number("exit_code", 0), String.join("\n", printed));
    }

    @Override
    public synchronized Subscription events(Map<String, String> labels, Consumer<RuntimeEvent> sink) {
        Listener listener = new Listener(labels, sink);
        listeners.add(listener);
        return () -> forget(listener);
    }

    private synchronized void forget(Listener listener) {
        listeners.remove(listener);
    }

    @Override
    public synchronized Sandbox openSandbox(SandboxSpec spec) {
        answer();
        if (!spec.needsHolder() && spec.limits().none()) {
            return Sandbox.NONE;
        }
        sandboxes.add(spec.name());
        return new Sandbox(spec.name(), spec.needsHolder() ? "holder-" + spec.name() : "", "/ecs/" + spec.name());
    }

    @Override
    public synchronized void closeSandbox(Sandbox sandbox) {
        answer();
        sandboxes.remove(sandbox.name());
    }

    @Override
    public synchronized void createVolume(VolumeSpec spec) {
        answer();
        volumes.add(spec.name());
    }

    @Override
    public synchronized boolean volumeExists(String name) {
        answer();
        return volumes.contains(name);
    }

    @Override
    public synchronized void removeVolume(String name) {
        answer();
        volumes.remove(name);
    }

    @Override
    public synchronized void close() {
        listeners.clear();
    }

    private void answer() {
        if (!reachable) {
            throw RuntimeFailure.of(Kind.UNAVAILABLE, "Cannot connect to the simulated runtime");
        }
    }

    private SimulatedContainer container(String id) {
        SimulatedContainer container = containers.get(id);
        if (container == null) {
            throw RuntimeFailure.of(Kind.VANISHED, "No such container: " + id);
        }
        return container;
    }
}
