package dev.gantry.world.host;

import dev.gantry.agent.engine.AgentSettings;
import dev.gantry.agent.engine.Surroundings;
import dev.gantry.agent.runtime.ContainerSummary;
import dev.gantry.agent.runtime.RuntimeInfo;
import dev.gantry.agent.session.Agent;
import dev.gantry.agent.session.AgentOptions;
import dev.gantry.agent.session.ControlPlane;
import dev.gantry.agent.session.Hub;
import dev.gantry.agent.session.HubChannel;
import dev.gantry.agent.simulated.SimulatedRuntime;
import dev.gantry.agent.state.AgentState;
import dev.gantry.agent.state.MemoryState;
import dev.gantry.shapes.ecs.DiscoverPollEndpointResponse;
import dev.gantry.shapes.ecs.RegisterContainerInstanceRequest;
import dev.gantry.shapes.ecs.RegisterContainerInstanceResponse;
import dev.gantry.shapes.ecs.SubmitTaskStateChangeRequest;
import dev.gantry.shapes.ecs.SubmitTaskStateChangeResponse;
import dev.gantry.value.SeededIds;
import dev.gantry.world.Chance;
import dev.gantry.world.Lifetime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A machine of a world: its containers outlive its agent, and its agent's memory outlives the agent's process. */
public final class Host {

    private static final int SIGKILL = 137;

    private final String name;
    private final Network network;
    private final Chance chance;
    private final Supplier<Duration> pauses;
    private final SimulatedRuntime runtime;
    private final AgentState memory = new MemoryState();
    private final List<Wire> wires = new ArrayList<>();
    private final AgentOptions options;
    private @Nullable Process process;
    private boolean docker = true;
    private boolean cutOff;
    private boolean lost;

    /** An agent and the time of its process. */
    private record Process(Agent agent, Lifetime life) {}

    /** What a host is. */
    public record Machine(String name, int cpus, int memoryMiB) {}

    /**
     * A machine that is off.
     *
     * @param pauses how long a call of its runtime takes
     */
    public Host(Machine machine, AgentOptions options, Network network, Chance chance, Supplier<Duration> pauses) {
        this.name = machine.name();
        this.options = options;
        this.network = network;
        this.chance = chance;
        this.pauses = pauses;
        this.runtime = new SimulatedRuntime(
                new AgentTime(network.time()),
                new RuntimeInfo("simulated", "20.10.24", machine.cpus(), machine.memoryMiB(), "x86_64"));
    }

    public String name() {
        return name;
    }

    /** Starts the agent's process, which takes up what the one before left behind. */
    public void start() {
        if (process != null || lost) {
            return;
        }
        Lifetime life = new Lifetime(network.time(), pauses);
        SeededIds ids = new SeededIds(chance.seed());
        Surroundings around = new Surroundings(new AgentTime(life), life, ids, Optional.empty());
        AgentSettings settings = AgentSettings.of(name, options.region()).cleaningAfter(Duration.ofMinutes(2));
        Agent.Parts parts = new Agent.Parts(settings, runtime, memory, new Line(), around);
        Agent agent = new Agent(parts, options, hub());
        process = new Process(agent, life);
        agent.start();
    }

    private Hub hub() {
        return new Hub(
                arn -> network(arn, new Wire.Acs(Map.of())), Optional.of(arn -> network(arn, new Wire.Tcs())), false);
    }

    private HubChannel network(String arn, Wire.Ends ends) {
        HubChannel channel = network.channel(this, arn, ends);
        return (query, listener) -> {
            checkOnline();
            channel.open(query, listener);
        };
    }

    void opened(Wire wire) {
        wires.removeIf(Wire::isOver);
        wires.add(wire);
    }

    private void checkOnline() {
        if (cutOff || lost) {
            throw Network.unreachable("no route to host");
        }
    }

    /** The operations that the agent calls. */
    private final class Line implements ControlPlane {

        @Override
        public RegisterContainerInstanceResponse register(RegisterContainerInstanceRequest request) {
            checkOnline();
            return network.once(request, RegisterContainerInstanceResponse.class);
        }

        @Override
        public DiscoverPollEndpointResponse discover(String cluster, String containerInstance) {
            throw new IllegalStateException("Hosts here know the way to the hub.");
        }

        @Override
        public void submit(SubmitTaskStateChangeRequest change) {
            checkOnline();
            network.repeatable(change, SubmitTaskStateChangeResponse.class);
        }
    }

    public boolean isRunning() {
        return process != null;
    }

    /** Ends the agent's process without a word; its containers run on. */
    public void crash() {
        Process ended = process;
        if (ended != null) {
            process = null;
            wires.forEach(Wire::agentGone);
            wires.forEach(wire -> wire.breakOff(chance.percent(70), false));
            ended.life().end();
            ended.agent().close();
        }
    }

    /** The machine's sessions break; either side may not hear of it. */
    public void breakSessions() {
        wires.forEach(wire -> wire.breakOff(chance.percent(50), chance.percent(70)));
    }

    /** Every session ends with its server. */
    public void serverGone() {
        wires.forEach(wire -> wire.breakOff(false, chance.percent(80)));
    }

    /** Nothing gets through until it is joined again. */
    public void cutOff() {
        cutOff = true;
        breakSessions();
    }

    public void join() {
        cutOff = false;
    }

    public boolean isCutOff() {
        return cutOff;
    }

    /** The machine is gone for good, with everything on it. */
    public void lose() {
        crash();
        lost = true;
        killContainers();
    }

    public boolean isLost() {
        return lost;
    }

    /** Docker stops, and with it every container. */
    public void stopDocker() {
        if (docker) {
            docker = false;
            List<ContainerSummary> all = runtime.list(Map.of());
            runtime.disconnect();
            all.forEach(container -> runtime.kill(container.id(), SIGKILL));
        }
    }

    private void killContainers() {
        startDocker();
        runtime.list(Map.of()).forEach(container -> runtime.kill(container.id(), SIGKILL));
    }

    public void startDocker() {
        if (!docker) {
            docker = true;
            runtime.reconnect();
        }
    }

    /** One container of the machine dies, as by the kernel's hand. */
    public void killOne() {
        if (docker) {
            List<ContainerSummary> all = runtime.list(Map.of());
            if (!all.isEmpty()) {
                runtime.kill(chance.of(all).id(), SIGKILL);
            }
        }
    }

    /** The ARN of the container instance that the host was enrolled as last. */
    public Optional<String> containerInstance() {
        return memory.find("session/container-instance", String.class);
    }

    /** The agent, while its process runs. */
    public Optional<Agent> agent() {
        return Optional.ofNullable(process).map(Process::agent);
    }

    public SimulatedRuntime runtime() {
        return runtime;
    }
}
