package dev.gantry.docker;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gantry.agent.runtime.ContainerStatus;
import dev.gantry.agent.runtime.Inspection;
import dev.gantry.agent.runtime.PortBinding;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads Docker's inspection of a container. */
final class Inspections {

    private Inspections() {}

    static Inspection of(JsonNode seen) {
        JsonNode state = seen.path("State");
        Map<String, String> labels = labels(seen.path("Config").path("Labels"));
        return new Inspection(
                seen.path("Id").asText(),
                seen.path("Name").asText().replaceFirst("^/", ""),
                seen.path("Config").path("Image").asText(),
                status(state.path("Status").asText()),
                time(state.path("StartedAt")),
                time(state.path("FinishedAt")),
                state.path("ExitCode").asInt(),
                state.path("OOMKilled").asBoolean(),
                address(seen.path("NetworkSettings")),
                state.path("Health").path("Status").asText(),
                bindings(seen.path("NetworkSettings").path("Ports"), labels),
                labels);
    }

    static ContainerStatus status(String status) {
        return switch (status) {
            case "created" -> ContainerStatus.CREATED;
            case "running", "paused", "restarting" -> ContainerStatus.RUNNING;
            default -> ContainerStatus.EXITED;
        };
    }

    static Map<String, String> labels(JsonNode labels) {
        Map<String, String> read = new HashMap<>();
        labels.properties()
                .forEach(label -> read.put(label.getKey(), label.getValue().asText()));
        return Map.copyOf(read);
    }

    /** Docker says the year 1 for never. */
    private static Optional<Instant> time(JsonNode time) {
        String text = time.asText();
        return text.isEmpty() || text.startsWith("0001-")
                ? Optional.empty()
                : Optional.of(OffsetDateTime.parse(text).toInstant());
    }

    private static Optional<String> address(JsonNode settings) {
        for (JsonNode network : settings.path("Networks")) {
            String address = network.path("IPAddress").asText();
            if (!address.isEmpty()) {
                return Optional.of(address);
            }
        }
        return Optional.empty();
    }

    /** IPv4 bindings, ranges put together again. */
    private static List<PortBinding> bindings(JsonNode ports, Map<String, String> labels) {
        List<PortBinding> single = new ArrayList<>();
        ports.properties().forEach(port -> {
            String[] key = port.getKey().split("/", 2);
            for (JsonNode bound : port.getValue()) {
                String ip = bound.path("HostIp").asText();
                if (!ip.contains(":")) {
                    single.add(PortBinding.of(
                            ip, Integer.parseInt(key[0]), bound.path("HostPort").asInt(), key[1]));
                }
            }
        });
        single.sort(Comparator.comparing(PortBinding::containerPort).thenComparing(PortBinding::protocol));
        for (String range : labels.getOrDefault(CreateBody.RANGES, "").split(",", -1)) {
            if (!range.isEmpty()) {
                together(single, range);
            }
        }
        return List.copyOf(single);
    }

    private static void together(List<PortBinding> single, String range) {
        String[] parts = range.split("[-/]", 3);
        int first = Integer.parseInt(parts[0]);
        int last = Integer.parseInt(parts[1]);
        List<PortBinding> members = single.stream()
                .filter(port -> port.protocol().equals(parts[2]))
                .filter(port -> port.containerPort() >= first && port.containerPort() <= last)
                .toList();
        if (!members.isEmpty()) {
            single.removeAll(members);
            single.add(new PortBinding(
                    members.getFirst().bindIp(),
                    first,
                    last,
                    members.getFirst().hostPort(),
                    members.getLast().hostPort(),
                    parts[2]));
        }
    }
}
