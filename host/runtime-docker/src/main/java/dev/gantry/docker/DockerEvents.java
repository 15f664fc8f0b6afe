package dev.gantry.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import dev.gantry.agent.runtime.RuntimeEvent;
import dev.gantry.agent.runtime.Subscription;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the engine's events of containers with some labels; a lost stream is resumed from the last event. */
final class DockerEvents implements Subscription {

    private static final Logger LOG = LoggerFactory.getLogger(DockerEvents.class);
    private static final List<String> ACTIONS = List.of("start", "die", "oom", "destroy", "health_status");
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final EngineApi engine;
    private final String filters;
    private final Consumer<RuntimeEvent> sink;
    private final Predicate<String> wasOutOfMemory;
    private final Set<String> outOfMemory = new HashSet<>();
    private final Thread reader;
    private Instant since = Instant.now();
    private volatile boolean closed;
    private volatile @Nullable Response open;

    DockerEvents(
            EngineApi engine,
            Map<String, String> labels,
            Consumer<RuntimeEvent> sink,
            Predicate<String> wasOutOfMemory) {
        this.engine = engine;
        this.filters = filters(labels);
        this.sink = sink;
        this.wasOutOfMemory = wasOutOfMemory;
        this.reader = Thread.ofVirtual().name("docker-events").start(this::followForEver);
    }

    static String filters(Map<String, String> labels) {
        ObjectNode filters = EngineApi.JSON.createObjectNode();
        filters.putArray("type").add("container");
        ArrayNode wanted = filters.putArray("label");
        labels.forEach((name, value) -> wanted.add(name + "=" + value));
        ArrayNode actions = filters.putArray("event");
        ACTIONS.forEach(actions::add);
        return EngineApi.encoded(filters.toString());
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(reader);
        Response response = open;
        if (response != null) {
            response.close();
        }
    }

    private void followForEver() {
        Duration wait = Duration.ofMillis(100);
        boolean first = true;
        while (!closed) {
            if (followed(first)) {
                wait = Duration.ofMillis(100);
                first = false;
            }
            if (!closed) {
                LockSupport.parkNanos(wait.toNanos());
                Duration longer = wait.multipliedBy(2);
                wait = longer.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : longer;
            }
        }
    }

    /** Reads until the stream ends; false when there was none. */
    private boolean followed(boolean first) {
        String from = since.getEpochSecond() + "." + String.format("%09d", since.getNano());
        try (Response response = engine.open("/events?since=" + from + "&filters=" + filters)) {
            open = response;
            if (!first && !closed) {
                sink.accept(new RuntimeEvent.Reconnected());
            }
            readAll(response);
            return true;
        } catch (RuntimeException | IOException lost) {
            if (!closed && open != null) {
                LOG.warn("Lost the Docker engine's events: {}", lost.getMessage());
            }
            return open != null;
        } finally {
            open = null;
        }
    }

    private void readAll(Response response) throws IOException {
        try (MappingIterator<JsonNode> events =
                EngineApi.JSON.readerFor(JsonNode.class).readValues(response.getBody())) {
            while (!closed && events.hasNextValue()) {
                heard(events.nextValue());
            }
        }
    }

    private void heard(JsonNode event) {
        long nanos = event.path("timeNano").asLong();
        Instant at = Instant.ofEpochSecond(nanos / 1_000_000_000, nanos % 1_000_000_000);
        since = at;
        String id = event.path("Actor").path("ID").asText();
        Map<String, String> attributes = Inspections.labels(event.path("Actor").path("Attributes"));
        switch (event.path("Action").asText()) {
            case "start" -> sink.accept(new RuntimeEvent.Running(id, attributes, at));
            case "oom" -> outOfMemory.add(id);
            case "die" -> sink.accept(died(id, attributes, at));
            case "destroy" -> sink.accept(new RuntimeEvent.Removed(id, attributes, at));
            case "health_status: healthy" -> sink.accept(new RuntimeEvent.HealthChanged(id, attributes, true, at));
            case "health_status: unhealthy" -> sink.accept(new RuntimeEvent.HealthChanged(id, attributes, false, at));
            default -> {}
        }
    }

    private RuntimeEvent died(String id, Map<String, String> attributes, Instant at) {
        int exitCode = Integer.parseInt(attributes.getOrDefault("exitCode", "0"));
        boolean memory = outOfMemory.remove(id) && exitCode == 137 || exitCode == 137 && wasOutOfMemory.test(id);
        return new RuntimeEvent.Exited(id, attributes, exitCode, memory, at);
    }
}
