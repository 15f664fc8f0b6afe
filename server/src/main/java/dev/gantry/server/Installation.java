package dev.gantry.server;

import dev.gantry.ecs.EcsService;
import dev.gantry.ecs.PollEndpoints;
import dev.gantry.ecs.hub.AgentHub;
import dev.gantry.ecs.hub.MetricsSink;
import dev.gantry.ecs.network.ServiceRole;
import dev.gantry.ecs.network.Subnets;
import dev.gantry.ecs.network.TaskNetworkInterfaces;
import dev.gantry.ecs.network.TaskNetworking;
import dev.gantry.ecs.service.SchedulerSettings;
import dev.gantry.ecs.service.TrafficShift;
import dev.gantry.ecs.service.TrafficShifting;
import dev.gantry.iam.IamService;
import dev.gantry.iam.IssuedKeys;
import dev.gantry.iam.sts.StsService;
import dev.gantry.kernel.Engine;
import dev.gantry.kernel.FrontDoor;
import dev.gantry.kernel.Service;
import dev.gantry.kernel.segments.Segments;
import dev.gantry.logs.LogsService;
import dev.gantry.network.NetworkService;
import dev.gantry.server.Gantry.Installed;
import dev.gantry.server.agents.AgentSockets;
import dev.gantry.server.agents.IssuedRoleCredentials;
import dev.gantry.server.agents.ShapeMessageCodec;
import dev.gantry.server.socket.WebSocketEndpoint;
import dev.gantry.shapes.ec2.Ec2Model;
import dev.gantry.shapes.ecs.EcsModel;
import dev.gantry.shapes.iam.IamModel;
import dev.gantry.shapes.logs.LogsModel;
import dev.gantry.shapes.sts.StsModel;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The services of a server. Some of them work by themselves and need what is made after them, the engine and the front
 * door: they find it here once {@link #connect} has been called.
 */
final class Installation {

    private final List<Installed> services = new ArrayList<>();
    private final List<WebSocketEndpoint> sockets = new ArrayList<>();
    private final List<AutoCloseable> open = new ArrayList<>();
    private final AtomicReference<Engine> engine = new AtomicReference<>();
    private final AtomicReference<FrontDoor> door = new AtomicReference<>();
    private final AtomicReference<AgentHub> hub = new AtomicReference<>();
    private final AtomicReference<String> endpoint = new AtomicReference<>("");
    private final ServiceRole ecsRole = new ServiceRole(() -> there(door));
    private final Subnets subnets = new Subnets(ecsRole);

    private Installation() {}

    /** All that gantry is shipped with. */
    static Installation shipped(Settings settings) {
        Installation shipped = new Installation();
        Segments logs = Segments.open(settings.data().resolve("logs"));
        shipped.open.add(logs);
        shipped.services.addAll(List.of(
                new Installed(shipped.ecs(settings), EcsModel.INSTANCE),
                new Installed(NetworkService.of(), Ec2Model.INSTANCE),
                new Installed(shipped.logs(logs), LogsModel.INSTANCE),
                new Installed(IamService.service(), IamModel.INSTANCE),
                new Installed(StsService.service(), StsModel.INSTANCE)));
        shipped.sockets.add(new AgentSockets(
                () -> there(shipped.hub), () -> there(shipped.engine).view()));
        return shipped;
    }

    private Service logs(Segments segments) {
        return LogsService.of(
                segments, InstantSource.system(), () -> there(engine).view());
    }

    private Service ecs(Settings settings) {
        TaskNetworking networking =
                new TaskNetworking(() -> there(engine), new TaskNetworkInterfaces(ecsRole, subnets));
        SchedulerSettings scheduler = new SchedulerSettings(settings.healthyAfter());
        return EcsService.of(new PollEndpoints(endpoint::get), settings.stoppedTaskRetention(), scheduler)
                .workers(networking, new TrafficShifting(() -> there(engine), TrafficShift.NOWHERE));
    }

    /** The same, with these services in the place of those of the same model, and these sockets before the others. */
    Installation with(List<Installed> others, List<WebSocketEndpoint> more) {
        for (Installed other : others) {
            services.removeIf(
                    shipped -> shipped.model().name().equals(other.model().name()));
            services.add(other);
        }
        sockets.addAll(0, more);
        return this;
    }

    List<Installed> services() {
        return services;
    }

    List<WebSocketEndpoint> sockets() {
        return sockets;
    }

    /** What has been opened for them, to be closed after everything else. */
    List<AutoCloseable> open() {
        return open;
    }

    /** Now there are an engine and a front door; the agent hub begins to follow. */
    AgentHub connect(Engine startedEngine, FrontDoor openedDoor, IssuedKeys keys) {
        engine.set(startedEngine);
        door.set(openedDoor);
        Executor executor = work -> Thread.ofVirtual().name("agent-session").start(work);
        AgentHub.Effects effects = new AgentHub.Effects(new IssuedRoleCredentials(keys), subnets, MetricsSink.NONE);
        hub.set(new AgentHub(startedEngine, new ShapeMessageCodec(), effects, executor).start());
        return hub.get();
    }

    void listens(URI address) {
        endpoint.set(address.toString());
    }

    private static <T> T there(AtomicReference<T> reference) {
        return Objects.requireNonNull(reference.get(), "the server is still starting");
    }
}
