package dev.gantry.ecs;

import dev.gantry.ecs.service.TrafficShift;
import dev.gantry.ecs.service.TrafficShifting;
import dev.gantry.kernel.Call;
import dev.gantry.kernel.Controller;
import dev.gantry.kernel.Dispatch;
import dev.gantry.kernel.Engine;
import dev.gantry.kernel.Handler;
import dev.gantry.kernel.MemoryJournal;
import dev.gantry.kernel.RequestCall;
import dev.gantry.kernel.Service;
import dev.gantry.kernel.Tx;
import dev.gantry.kernel.View;
import dev.gantry.kernel.loop.ControllerLoop;
import dev.gantry.kernel.loop.WorkerLoop;
import dev.gantry.kernel.time.VirtualTimeline;
import dev.gantry.value.Caller;
import dev.gantry.value.Scope;
import dev.gantry.value.SeededIds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** ECS on a journal in memory and on virtual time; operations run as in a server, for one caller. */
public final class EcsTester {

    public static final Scope HOME = new Scope("123456789012", "us-east-1");
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static final PollEndpoints ENDPOINTS = new PollEndpoints(() -> "http://127.0.0.1:4566");

    private final VirtualTimeline time;
    private final Engine engine;
    private final List<ControllerLoop> loops;
    private final WorkerLoop shifting;
    private final Caller caller;

    private EcsTester(
            VirtualTimeline time, Engine engine, List<ControllerLoop> loops, WorkerLoop shifting, Caller caller) {
        this.time = time;
        this.engine = engine;
        this.loops = loops;
        this.shifting = shifting;
        this.caller = caller;
    }

    /** An empty ECS; the caller is the user alice of account 123456789012 in us-east-1. */
    public static EcsTester start() {
        return start(new MemoryJournal.Storage());
    }

    /** What another ECS left behind. */
    public static EcsTester start(MemoryJournal.Storage storage) {
        return start(storage, new VirtualTimeline(START), 1);
    }

    /** An empty ECS whose service scheduler sleeps: services stay as operations leave them. */
    public static EcsTester withoutScheduler() {
        return start(
                new MemoryJournal.Storage(),
                new VirtualTimeline(START),
                1,
                controller -> !controller.name().startsWith("Service"));
    }

    /** Likewise, in a time that has gone on meanwhile. */
    public static EcsTester start(MemoryJournal.Storage storage, VirtualTimeline time, long seed) {
        return start(storage, time, seed, _ -> true);
    }

    private static EcsTester start(
            MemoryJournal.Storage storage, VirtualTimeline time, long seed, Predicate<Controller> awake) {
        Service service = service();
        Engine engine = Engine.stepping(new MemoryJournal(storage), service.tables(), time, new SeededIds(seed));
        List<ControllerLoop> loops = service.controllers().stream()
                .filter(awake)
                .map(controller -> ControllerLoop.start(controller, engine))
                .toList();
        WorkerLoop shifting = WorkerLoop.start(new TrafficShifting(() -> engine, TrafficShift.NOWHERE), engine);
        return new EcsTester(time, engine, loops, shifting, caller(HOME, "user/alice"));
    }

    public static Service service() {
        return EcsService.of(ENDPOINTS, Duration.ofHours(1));
    }

    private static Caller caller(Scope scope, String resource) {
        return new Caller(scope, "arn:aws:iam::" + scope.account() + ":" + resource, "AIDAEXAMPLE", "AKIAEXAMPLE");
    }

    /** The same ECS for a caller of another account or region. */
    public EcsTester in(String account, String region) {
        return new EcsTester(time, engine, loops, shifting, caller(new Scope(account, region), "user/alice"));
    }

    /** The same ECS for another principal of the account, as in {@code user/bob}. */
    public EcsTester as(String resource) {
        return new EcsTester(time, engine, loops, shifting, caller(caller.scope(), resource));
    }

    public <I, O> O run(Handler<I, O> handler, I request) {
        return new Dispatch(engine).run(handler, (Object) request, call());
    }

    /** One of the caller's requests. */
    public Call call() {
        return new RequestCall(caller, "request-1", new TestNetwork());
    }

    public void write(Consumer<Tx> command) {
        engine.execute(command);
    }

    public View view() {
        return engine.view();
    }

    public Scope scope() {
        return caller.scope();
    }

    public Engine engine() {
        return engine;
    }

    public VirtualTimeline time() {
        return time;
    }

    /** The server is gone; what it wrote stays in its storage. */
    public void stop() {
        loops.forEach(ControllerLoop::close);
        shifting.close();
        engine.close();
    }

    /** Lets the controllers do what is due in this time. */
    public void advance(Duration duration) {
        time.advance(duration);
    }
}
