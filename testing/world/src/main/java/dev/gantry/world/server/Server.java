package dev.gantry.world.server;

import dev.gantry.ecs.EcsService;
import dev.gantry.ecs.PollEndpoints;
import dev.gantry.ecs.hub.AgentHub;
import dev.gantry.ecs.hub.MessageCodec;
import dev.gantry.ecs.hub.MetricsSink;
import dev.gantry.ecs.network.ServiceRole;
import dev.gantry.ecs.network.Subnets;
import dev.gantry.kernel.Dispatch;
import dev.gantry.kernel.Engine;
import dev.gantry.kernel.OpenDoor;
import dev.gantry.kernel.Operations;
import dev.gantry.kernel.Published;
import dev.gantry.kernel.Service;
import dev.gantry.kernel.Services;
import dev.gantry.kernel.View;
import dev.gantry.kernel.loop.ControllerLoop;
import dev.gantry.kernel.loop.WorkerLoop;
import dev.gantry.shapes.Shape;
import dev.gantry.shapes.Structure;
import dev.gantry.shapes.ecs.EcsModel;
import dev.gantry.value.Caller;
import dev.gantry.value.SeededIds;
import dev.gantry.world.Lifetime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One process of the server, from its start to its violent end: the real engine, controllers and hub. */
public final class Server {

    private static final PollEndpoints ENDPOINTS = new PollEndpoints(() -> "http://127.0.0.1:4566");
    private static final Duration RETENTION = Duration.ofHours(1);

    private final Lifetime life;
    private final Engine engine;
    private final OpenDoor door;
    private final AgentHub hub;

    private Server(Lifetime life, Engine engine, Services services, SeededIds ids) {
        this.life = life;
        this.engine = engine;
        this.door = new OpenDoor(services, new Dispatch(engine), ids);
        Subnets subnets = new Subnets(new ServiceRole(() -> door));
        AgentHub.Effects effects = new AgentHub.Effects((_, _) -> Optional.empty(), subnets, MetricsSink.NONE);
        this.hub = new AgentHub(engine, new NoFrames(), effects, life);
    }

    /** Who watches a server. */
    public interface Watcher {

        /** What it found on the disk. */
        void loaded(View view);

        /** What it has made durable. It must not throw. */
        void published(Published batch);
    }

    /** Starts a server on what its predecessors left on the disk. Throws if it cannot write. */
    public static Server start(Disk disk, Lifetime life, long seed, Watcher watcher) {
        SeededIds ids = new SeededIds(seed);
        Service ecs = EcsService.of(ENDPOINTS, RETENTION);
        Engine engine = Engine.stepping(disk.open(), ecs.tables(), life, ids);
        watcher.loaded(engine.view());
        engine.follow(watcher::published);
        Services services = new Services(List.of(Operations.of(ecs, EcsModel.INSTANCE.operationNames(), engine)));
        Server server = new Server(life, engine, services, ids);
        server.begin(services);
        return server;
    }

    private void begin(Services services) {
        hub.start();
        services.controllers().forEach(controller -> ControllerLoop.start(controller, engine));
        services.workers().forEach(worker -> WorkerLoop.start(worker, engine));
    }

    /** Frames are not needed where both ends of a session are in one process. */
    private static final class NoFrames implements MessageCodec {

        @Override
        public String write(Structure message) {
            throw new IllegalStateException("Links here take records.");
        }

        @Override
        public Optional<Structure> read(String frame, Function<String, Optional<Shape<?>>> shapeOfType) {
            throw new IllegalStateException("Links here take records.");
        }
    }

    /** Runs the operation whose request this is; what it changed is durable when it returns. */
    public <O> O call(Caller caller, Object request, Class<O> response) {
        return door.call(caller, request, response);
    }

    public View view() {
        return engine.view();
    }

    public AgentHub hub() {
        return hub;
    }

    /** False once it has been killed or has lost its journal: nothing happens in it any more. */
    public boolean isAlive() {
        return !life.isOver() && engine.leading();
    }

    /** Ends without a word to anybody. */
    public void kill() {
        life.end();
        engine.close();
    }
}
