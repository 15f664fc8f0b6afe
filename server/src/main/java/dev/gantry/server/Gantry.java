package dev.gantry.server;

import dev.gantry.ecs.hub.AgentHub;
import dev.gantry.iam.Credentials;
import dev.gantry.iam.IssuedKeys;
import dev.gantry.journal.sqlite.SqliteJournal;
import dev.gantry.kernel.Dispatch;
import dev.gantry.kernel.Engine;
import dev.gantry.kernel.FrontDoor;
import dev.gantry.kernel.Journal;
import dev.gantry.kernel.MemoryJournal;
import dev.gantry.kernel.Operations;
import dev.gantry.kernel.OutboxController;
import dev.gantry.kernel.Seal;
import dev.gantry.kernel.Service;
import dev.gantry.kernel.Services;
import dev.gantry.kernel.Table;
import dev.gantry.kernel.loop.ControllerLoop;
import dev.gantry.kernel.loop.WorkerLoop;
import dev.gantry.kernel.time.WallTimeline;
import dev.gantry.server.http.ApiFront;
import dev.gantry.server.http.Calls;
import dev.gantry.server.http.Gate;
import dev.gantry.server.http.HttpServer;
import dev.gantry.server.http.InternalErrors;
import dev.gantry.shapes.ServiceModel;
import dev.gantry.value.Ids;
import dev.gantry.value.RandomIds;
import dev.gantry.wire.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running server. This file is the wiring: what exists, and what it is made of. */
public final class Gantry implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Gantry.class);

    /** For readers that stay away; whoever comes later has missed the oldest. */
    private static final int EVENTS_KEPT = 100_000;

    private final Deque<AutoCloseable> toClose = new ArrayDeque<>();
    private final InternalErrors mistakes = new InternalErrors();
    private final Settings settings;
    private final Engine engine;
    private final IssuedKeys keys;
    private final Calls calls;
    private final HttpServer http;
    private final Credentials root;
    private final AgentHub hub;

    /** A service and the model of what it serves. */
    record Installed(Service service, ServiceModel model) {

        Operations operations(Engine engine) {
            return Operations.of(service, model.operationNames(), engine);
        }
    }

    /** Starts a server and returns when it answers. */
    public static Gantry start(Settings settings) {
        createDataFolder(settings);
        return new Gantry(settings, Installation.shipped(settings));
    }

    Gantry(Settings settings, Installation installation) {
        this.settings = settings;
        toClose.addAll(installation.open());
        List<Installed> installed = installation.services();
        List<ServiceModel> models = installed.stream().map(Installed::model).toList();
        List<Table<?>> tables = installed.stream()
                .<Table<?>>flatMap(each -> each.service().tables().stream())
                .toList();
        WallTimeline timeline = closing(new WallTimeline());
        Ids ids = new RandomIds();
        this.engine = closing(Engine.start(closing(journal()), tables, timeline, ids));
        Services services = new Services(
                installed.stream().map(each -> each.operations(engine)).toList());
        this.calls = new Calls(services, models, new Dispatch(() -> engine), ids);

        this.keys = new IssuedKeys(engine, Seal.open(settings.data().resolve("master.key")));
        this.root = keys.root(settings.account());
        CredentialsFile.write(settings.data(), root);
        this.hub = closing(installation.connect(engine, calls, keys));
        closing(ControllerLoop.start(new OutboxController(EVENTS_KEPT), engine));
        services.controllers().forEach(controller -> closing(ControllerLoop.start(controller, engine)));
        services.workers().forEach(worker -> closing(WorkerLoop.start(worker, engine)));

        Gate gate = gate(timeline);
        ApiFront front = new ApiFront(Router.of(models), gate, calls, mistakes);
        HttpServer.Inside inside = new HttpServer.Inside(front, gate, installation.sockets(), engine, mistakes, ids);
        this.http = closing(HttpServer.start(settings.bind(), settings.port(), inside));
        installation.listens(endpoint());
        LOG.info("gantry serves {} as account {}", endpoint(), settings.account());
    }

    private Gate gate(InstantSource clock) {
        return switch (settings.auth()) {
            case ENFORCED -> Gate.enforced(keys, clock);
            case OPEN -> Gate.open(keys, settings.account());
        };
    }

    private Journal journal() {
        return switch (settings.journal()) {
            case MEMORY -> new MemoryJournal();
            case SQLITE -> SqliteJournal.open(settings.data().resolve("gantry.db"));
        };
    }

    private static void createDataFolder(Settings settings) {
        try {
            Files.createDirectories(settings.data());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <C extends AutoCloseable> C closing(C opened) {
        toClose.push(opened);
        return opened;
    }

    public int port() {
        return http.port();
    }

    /** What clients take as endpoint URL. */
    public URI endpoint() {
        return URI.create("http://" + settings.reachableHost() + ":" + port());
    }

    /** The key of the default account's root. */
    public Credentials root() {
        return root;
    }

    /** Where keys for agents and instances come from. */
    public IssuedKeys keys() {
        return keys;
    }

    /** Where agents connect: hosts in the same process need no socket. */
    public AgentHub hub() {
        return hub;
    }

    /** Operations without HTTP, in a principal's name. */
    public FrontDoor frontDoor() {
        return calls;
    }

    public Engine engine() {
        return engine;
    }

    /** How often this server was wrong; zero, one hopes. */
    public long internalErrors() {
        return mistakes.count();
    }

    /** Stops in the opposite order of the start: first no more requests, last the journal. */
    @Override
    public void close() {
        while (!toClose.isEmpty()) {
            try {
                toClose.pop().close();
            } catch (Exception failed) {
                LOG.error("A part of the server did not stop", failed);
            }
        }
    }
}
