package dev.gantry.logs;

import static java.util.Objects.requireNonNull;

import dev.gantry.kernel.Asks;
import dev.gantry.kernel.Dispatch;
import dev.gantry.kernel.Engine;
import dev.gantry.kernel.MemoryJournal;
import dev.gantry.kernel.OpenDoor;
import dev.gantry.kernel.Operations;
import dev.gantry.kernel.RequestCall;
import dev.gantry.kernel.Service;
import dev.gantry.kernel.Services;
import dev.gantry.kernel.loop.WorkerLoop;
import dev.gantry.kernel.segments.Segments;
import dev.gantry.kernel.time.VirtualTimeline;
import dev.gantry.shapes.logs.CreateLogGroupRequest;
import dev.gantry.shapes.logs.CreateLogStreamRequest;
import dev.gantry.shapes.logs.GetLogEventsRequest;
import dev.gantry.shapes.logs.GetLogEventsResponse;
import dev.gantry.shapes.logs.InputLogEvent;
import dev.gantry.shapes.logs.LogsModel;
import dev.gantry.shapes.logs.OutputLogEvent;
import dev.gantry.shapes.logs.PutLogEventsRequest;
import dev.gantry.shapes.logs.PutLogEventsResponse;
import dev.gantry.value.Caller;
import dev.gantry.value.Scope;
import dev.gantry.value.SeededIds;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** CloudWatch Logs on the real engine and real segments, in virtual time. */
final class LogsWorld implements AutoCloseable {

    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
    static final Scope SCOPE = new Scope("123456789012", "us-east-1");
    static final Caller CALLER = new Caller(SCOPE, "arn:aws:iam::123456789012:root", "123456789012", "AKIA");

    final VirtualTimeline time = new VirtualTimeline(START);
    final Segments segments;
    final Engine engine;
    final Services services;
    private final OpenDoor door;
    private final List<WorkerLoop> workers;

    LogsWorld(Path folder, MemoryJournal.Storage storage) {
        SeededIds ids = new SeededIds(1);
        segments = Segments.open(folder);
        AtomicReference<@Nullable Engine> later = new AtomicReference<>();
        Service service =
                LogsService.of(segments, time, () -> requireNonNull(later.get()).view());
        engine = Engine.stepping(new MemoryJournal(storage), service.tables(), time, ids);
        later.set(engine);
        services = new Services(List.of(Operations.of(service, LogsModel.INSTANCE.operationNames())));
        door = new OpenDoor(services, new Dispatch(engine), ids);
        workers = services.workers().stream()
                .map(worker -> WorkerLoop.start(worker, engine))
                .toList();
        time.settle();
    }

    <O> O call(Object request, Class<O> response) {
        O answer = door.call(CALLER, request, response);
        time.settle();
        return answer;
    }

    /** For an answer that a test does not look at. */
    void call(Object request) {
        call(request, Object.class);
    }

    String subject(Object request) {
        Services.Target target = services.handling(request.getClass());
        return subject(target.handler(), request);
    }

    @SuppressWarnings("unchecked")
    private <I> String subject(dev.gantry.kernel.Handler<I, ?> handler, Object request) {
        return handler.subject((I) request, new RequestCall(CALLER, "request", Asks.of(services)));
    }

    void group(String name) {
        call(CreateLogGroupRequest.builder().logGroupName(name).build());
    }

    void stream(String group, String name) {
        call(new CreateLogStreamRequest(group, name));
    }

    PutLogEventsResponse put(String group, String stream, InputLogEvent... events) {
        PutLogEventsRequest request = PutLogEventsRequest.builder()
                .logGroupName(group)
                .logStreamName(stream)
                .logEvents(Arrays.asList(events))
                .build();
        return call(request, PutLogEventsResponse.class);
    }

    /** An event so many milliseconds after now. */
    InputLogEvent event(long offset, String message) {
        return new InputLogEvent(time.instant().toEpochMilli() + offset, message);
    }

    List<String> messages(String group, String stream) {
        GetLogEventsRequest request = GetLogEventsRequest.builder()
                .logGroupName(group)
                .logStreamName(stream)
                .startFromHead(true)
                .build();
        return call(request, GetLogEventsResponse.class).eventsOrEmpty().stream()
                .map(OutputLogEvent::message)
                .toList();
    }

    @Override
    public void close() {
        workers.forEach(WorkerLoop::close);
        engine.close();
        segments.close();
    }
}
