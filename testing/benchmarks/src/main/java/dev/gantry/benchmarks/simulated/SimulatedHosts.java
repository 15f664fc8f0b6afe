package dev.gantry.benchmarks.simulated;

import dev.gantry.benchmarks.load.EcsCalls;
import dev.gantry.ecs.domain.identifier.ResourceId;
import dev.gantry.ecs.domain.instance.InstanceId;
import dev.gantry.ecs.hub.AgentHub;
import dev.gantry.kernel.Asks;
import dev.gantry.kernel.Engine;
import dev.gantry.kernel.FrontDoor;
import dev.gantry.kernel.RequestCall;
import dev.gantry.kernel.Services;
import dev.gantry.shapes.ecs.Attribute;
import dev.gantry.shapes.ecs.RegisterContainerInstanceRequest;
import dev.gantry.shapes.ecs.RegisterContainerInstanceResponse;
import dev.gantry.shapes.ecs.Resource;
import dev.gantry.value.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Joins simulated hosts to a server in the same process: registered through its front door, in session with its hub. */
public final class SimulatedHosts {

    private static final List<Attribute> ATTRIBUTES = List.of(
            named("com.amazonaws.ecs.capability.docker-remote-api.1.18"),
            named("com.amazonaws.ecs.capability.docker-remote-api.1.19"),
            named("com.amazonaws.ecs.capability.docker-remote-api.1.21"),
            named("com.amazonaws.ecs.capability.docker-remote-api.1.29"),
            named("ecs.os-type").toBuilder().value("linux").build(),
            named("ecs.cpu-architecture").toBuilder().value("x86_64").build());

    private final FrontDoor door;
    private final AgentHub hub;
    private final Caller caller;
    private final TaskReports reports;

    public SimulatedHosts(Engine engine, FrontDoor door, AgentHub hub, Caller caller) {
        this.door = door;
        this.hub = hub;
        this.caller = caller;
        this.reports = new TaskReports(engine, new RequestCall(caller, "simulated", NOTHING_TO_ASK));
    }

    private static final Asks NOTHING_TO_ASK = Asks.of(new Services(List.of()));

    /** So many hosts, each with this much CPU and memory, in this cluster. */
    public void join(String cluster, int count, int cpu, int memory) {
        each(count, () -> new SimulatedHost(register(cluster, cpu, memory), reports).connect(hub));
    }

    /** The same hosts, but their sessions are WebSockets and their reports signed calls. */
    public SocketHosts joinBySockets(String cluster, int count, int cpu, int memory, EcsCalls ecs) {
        SocketHosts hosts = new SocketHosts(ecs);
        each(count, () -> hosts.connect(register(cluster, cpu, memory)));
        return hosts;
    }

    private static void each(int count, Runnable join) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> joining = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                joining.add(threads.submit(join));
            }
            for (Future<?> one : joining) {
                one.get();
            }
        } catch (ExecutionException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private InstanceId register(String cluster, int cpu, int memory) {
        RegisterContainerInstanceRequest request = RegisterContainerInstanceRequest.builder()
                .cluster(cluster)
                .totalResources(
                        List.of(integer("CPU", cpu), integer("MEMORY", memory), ports("PORTS"), ports("PORTS_UDP")))
                .attributes(ATTRIBUTES)
                .build();
        String arn = Objects.requireNonNull(
                Objects.requireNonNull(door.call(caller, request, RegisterContainerInstanceResponse.class)
                                .containerInstance())
                        .containerInstanceArn());
        return new InstanceId(caller.scope(), cluster, ResourceId.ofContainerInstance(arn, cluster));
    }

    /** How many reports of all these hosts are durable. */
    public long reported() {
        return reports.done();
    }

    public long failed() {
        return reports.failed();
    }

    private static Attribute named(String name) {
        return Attribute.builder().name(name).build();
    }

    private static Resource integer(String name, int value) {
        return Resource.builder().name(name).type("INTEGER").integerValue(value).build();
    }

    private static Resource ports(String name) {
        return Resource.builder()
                .name(name)
                .type("STRINGSET")
                .stringSetValue(List.of())
                .build();
    }
}
