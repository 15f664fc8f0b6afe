package dev.gantry.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A service told in lines: what it wants, how far its deployments are, what its tasks stopped for, what it said last. */
final class ServiceStory {

    private static final int EVENTS = 12;
    private static final int REASONS = 10;

    private final JsonNode service;
    private final List<JsonNode> stopped;

    private ServiceStory(JsonNode service, List<JsonNode> stopped) {
        this.service = service;
        this.stopped = stopped;
    }

    /** The lines, from DescribeServices' answer and that of DescribeTasks for its STOPPED tasks. */
    static List<String> of(JsonNode service, List<JsonNode> stopped) {
        return new ServiceStory(service, stopped).lines();
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(service.path("serviceArn").asText());
        lines.add("  " + service.path("status").asText() + ", "
                + service.path("schedulingStrategy").asText() + ", wants " + count("desiredCount")
                + " tasks: " + count("runningCount") + " running, " + count("pendingCount") + " pending");
        Why.elements(service.path("deployments")).forEach(deployment -> lines.addAll(deployment(deployment)));
        lines.addAll(reasons());
        List<JsonNode> events = Why.list(service.path("events"));
        lines.add(events.isEmpty() ? "  It has said nothing yet." : "  What it said, the newest first:");
        events.stream().limit(EVENTS).map(ServiceStory::event).forEach(lines::add);
        return lines;
    }

    private String count(String member) {
        return service.path(member).asText("0");
    }

    private static List<String> deployment(JsonNode deployment) {
        String head = "  " + deployment.path("status").asText() + " deployment "
                + deployment.path("id").asText() + " of "
                + TaskStory.lastPart(deployment.path("taskDefinition").asText())
                + ": " + deployment.path("rolloutState").asText("no rollout state") + ", "
                + deployment.path("runningCount").asText("0") + " running, "
                + deployment.path("pendingCount").asText("0") + " pending, "
                + deployment.path("desiredCount").asText("0") + " wanted, "
                + deployment.path("failedTasks").asText("0") + " failed";
        String reason = deployment.path("rolloutStateReason").asText("");
        return reason.isEmpty() ? List.of(head) : List.of(head, "    " + reason);
    }

    /** How often its tasks stopped for each reason, the latest reason first, among those that ECS still remembers. */
    private List<String> reasons() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        stopped.forEach(task -> counts.merge(reason(task), 1, Integer::sum));
        return Stream.concat(
                        counts.isEmpty()
                                ? Stream.of()
                                : Stream.of("  Its tasks stopped in the last hour because of (the latest first):"),
                        counts.entrySet().stream()
                                .sorted(Map.Entry.<String, Integer>comparingByValue()
                                        .reversed())
                                .map(entry -> "    " + entry.getValue() + " × " + entry.getKey()))
                .toList();
    }

    private static String reason(JsonNode task) {
        String containers = String.join(
                ", ",
                Why.elements(task.path("containers"))
                        .filter(container -> container.has("exitCode") || container.has("reason"))
                        .map(ServiceStory::end)
                        .toList());
        return task.path("stopCode").asText("?") + ": "
                + task.path("stoppedReason").asText("no reason")
                + (containers.isEmpty() ? "" : " (" + containers + ")");
    }

    private static String end(JsonNode container) {
        String exit = container.has("exitCode")
                ? " exit code " + container.path("exitCode").asText()
                : "";
        String reason = container.path("reason").asText("");
        return container.path("name").asText() + exit + (reason.isEmpty() ? "" : " " + reason);
    }

    private static String event(JsonNode event) {
        Instant at = Instant.ofEpochMilli(Math.round(event.path("createdAt").asDouble() * 1000));
        return "    " + at.truncatedTo(ChronoUnit.MILLIS) + "  "
                + event.path("message").asText();
    }
}
