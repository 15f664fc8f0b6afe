package dev.gantry.world;

import dev.gantry.agent.session.AgentOptions;
import dev.gantry.ecs.EcsService;
import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.PollEndpoints;
import dev.gantry.ecs.domain.instance.ContainerInstance;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.kernel.JournalException;
import dev.gantry.kernel.View;
import dev.gantry.kernel.time.VirtualTimeline;
import dev.gantry.value.Caller;
import dev.gantry.world.host.Host;
import dev.gantry.world.host.Network;
import dev.gantry.world.safety.Commit;
import dev.gantry.world.safety.Safety;
import dev.gantry.world.server.Disk;
import dev.gantry.world.server.Server;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A server and its hosts in one thread: nothing happens but in {@link #step}, and after each step everything in
 * {@link Safety} has been looked at.
 */
public final class World {

    public static final String CLUSTER = "prod";

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Caller ALICE =
            new Caller(Network.HOME, "arn:aws:iam::123456789012:user/alice", "AIDAEXAMPLE", "AKIAEXAMPLE");

    private final VirtualTimeline time = new VirtualTimeline(START);
    private final Chance chance;
    private final Chance disks;
    private final History history;
    private final Names names = new Names();
    private final Disk disk;
    private final Safety safety;
    private final Network network;
    private final List<Host> hosts = new ArrayList<>();
    private @Nullable Server server;
    private Weather weather = Weather.CALM;
    private long steps;

    private World(Chance chance, boolean written) {
        this.chance = chance;
        this.disks = chance.split();
        this.history = written ? History.written(time) : History.unwritten(time);
        this.disk = new Disk(() -> weather.mishap(disks));
        this.safety = new Safety(
                time,
                disk,
                EcsService.of(new PollEndpoints(() -> ""), Duration.ofHours(1)).tables(),
                this::read);
        this.network = new Network(time, chance.split(), history, this::server);
    }

    /** An empty world in calm weather, without a server. */
    public static World of(long seed, boolean written) {
        return new World(Chance.seeded(seed), written);
    }

    public Instant now() {
        return time.instant();
    }

    public VirtualTimeline time() {
        return time;
    }

    public History history() {
        return history;
    }

    public Names names() {
        return names;
    }

    public Safety safety() {
        return safety;
    }

    public long steps() {
        return steps;
    }

    public List<Host> hosts() {
        return hosts;
    }

    public Optional<Server> server() {
        return Optional.ofNullable(server);
    }

    public void weather(Weather now) {
        weather = now;
        network.weather(now);
        history.tell(() -> "weather: " + now);
    }

    /** What is durable. */
    public View view() {
        return safety.view().orElseThrow();
    }

    private void read(Commit commit) {
        names.learn(commit);
        if (history.isWritten()) {
            new Telling(names, history).tell(commit);
        }
    }

    /** Starts a server on what is on the disk. False if it could not write, and has ended again. */
    public boolean startServer() {
        Lifetime life = new Lifetime(time, pauses(chance.split()));
        history.tell(() -> "server: starts");
        try {
            server = Server.start(disk, life, chance.seed(), safety);
            return true;
        } catch (JournalException unwritten) {
            history.tell(() -> "server: could not start, " + unwritten.getMessage());
            life.end();
            server = null;
            return false;
        }
    }

    private Supplier<Duration> pauses(Chance own) {
        return () -> weather.pause(own);
    }

    /** Ends the server between two steps: what it has not committed is gone. */
    public void killServer() {
        Server present = server;
        if (present != null) {
            history.tell(() -> "server: is killed");
            server = null;
            present.kill();
            hosts.forEach(Host::serverGone);
        }
    }

    /** Adds a machine and starts its agent. */
    public Host host(int cpus, int memoryMiB) {
        String name = "host-" + (hosts.size() + 1);
        Host host = new Host(
                new Host.Machine(name, cpus, memoryMiB),
                AgentOptions.of(CLUSTER, Network.HOME.region()),
                network,
                chance.split(),
                pauses(chance.split()));
        hosts.add(host);
        host.start();
        return host;
    }

    /** A user's call, as the front door answers it. */
    public <O> O call(Object request, Class<O> response) {
        Server present =
                server().filter(Server::isAlive).orElseThrow(() -> new IllegalStateException("There is no server."));
        O answer = Network.call(present, ALICE, request, response);
        safety.check();
        return answer;
    }

    /** The next step, whatever it is; false when nothing is left to happen. */
    public boolean step() {
        boolean stepped = time.step();
        steps++;
        safety.check();
        Server present = server;
        if (present != null && !present.isAlive()) {
            killServer();
        }
        return stepped;
    }

    /** Lets this much time pass. */
    public World advance(Duration duration) {
        Instant then = time.instant().plus(duration);
        while (time.next().filter(at -> !at.isAfter(then)).isPresent()) {
            step();
        }
        time.advanceTo(then);
        return this;
    }

    /** Lets time pass until this is so; false if it takes longer than that. */
    public boolean await(Predicate<World> condition, Duration most) {
        Instant end = time.instant().plus(most);
        while (time.instant().isBefore(end)) {
            if (condition.test(this)) {
                return true;
            }
            advance(Duration.ofSeconds(5));
        }
        return condition.test(this);
    }

    /** What the host is to the server, unless it has been deregistered. */
    public Optional<ContainerInstance> instance(Host host) {
        return host.containerInstance()
                .map(arn -> arn.substring(arn.lastIndexOf(':') + 1).split("/"))
                .flatMap(parts -> view().find(EcsTables.INSTANCES, Network.HOME.prefix() + parts[1] + "/" + parts[2]))
                .filter(instance -> instance.status().isRegistered());
    }

    public List<Task> tasks() {
        return view().all(EcsTables.TASKS).stream().toList();
    }

    public Optional<Task> task(String name) {
        return names.key(name).flatMap(key -> view().find(EcsTables.TASKS, key));
    }
}
