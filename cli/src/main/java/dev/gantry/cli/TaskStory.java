package dev.gantry.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells a task as DescribeTasks answers it: in sentences, in the order of time. */
final class TaskStory {

    private static final Map<String, String> TIMES = Map.of(
            "createdAt", "created",
            "pullStartedAt", "began to pull images",
            "pullStoppedAt", "had its images",
            "connectivityAt", "was reachable",
            "startedAt", "RUNNING",
            "stoppingAt", "asked to stop",
            "executionStoppedAt", "its containers had stopped",
            "stoppedAt", "STOPPED");

    private static final Map<String, String> STOP_CODES = Map.of(
            "TaskFailedToStart", "it never started",
            "EssentialContainerExited", "a container that is essential to it ended",
            "UserInitiated", "somebody asked for it",
            "ServiceSchedulerInitiated", "its service did",
            "SpotInterruption", "its Spot capacity was taken back",
            "TerminationNotice", "its host is going away");

    private record Moment(Instant time, String what) {}

    private TaskStory() {}

    static List<String> of(JsonNode task) {
        List<String> lines = new ArrayList<>();
        lines.add(task.path("taskArn").asText());
        lines.add("  " + task.path("lastStatus").asText() + ", wanted "
                + task.path("desiredStatus").asText() + ", "
                + task.path("launchType").asText("no launch type")
                + text(task, "containerInstanceArn")
                        .map(host -> " on " + lastPart(host))
                        .orElse("")
                + text(task, "group").map(group -> ", " + group).orElse("")
                + text(task, "startedBy").map(by -> ", started by " + by).orElse(""));
        reason(task).forEach(lines::add);
        moments(task)
                .forEach(moment ->
                        lines.add("  " + moment.time().truncatedTo(ChronoUnit.MILLIS) + "  " + moment.what()));
        Why.list(task.path("containers")).forEach(container -> lines.add("  " + container(container)));
        return lines;
    }

    private static Stream<String> reason(JsonNode task) {
        return Stream.concat(
                text(task, "stopCode").stream()
                        .map(code -> "  Why: " + code + ": " + STOP_CODES.getOrDefault(code, "see AWS' documentation")),
                text(task, "stoppedReason").stream().map(reason -> "  In ECS' words: " + reason));
    }

    private static Stream<Moment> moments(JsonNode task) {
        return TIMES.entrySet().stream()
                .filter(entry -> task.path(entry.getKey()).isNumber())
                .map(entry -> new Moment(instant(task.path(entry.getKey())), entry.getValue()))
                .sorted(Comparator.comparing(Moment::time).thenComparing(Moment::what));
    }

    private static String container(JsonNode container) {
        return "container " + container.path("name").asText() + ": "
                + container.path("lastStatus").asText()
                + text(container, "exitCode").map(code -> ", exit code " + code).orElse("")
                + text(container, "reason").map(reason -> ", " + reason).orElse("")
                + text(container, "healthStatus")
                        .filter(health -> !health.equals("UNKNOWN"))
                        .map(health -> ", " + health)
                        .orElse("");
    }

    private static Optional<String> text(JsonNode node, String member) {
        return Optional.of(node.path(member).asText("")).filter(text -> !text.isEmpty());
    }

    private static Instant instant(JsonNode seconds) {
        return Instant.ofEpochMilli(Math.round(seconds.asDouble() * 1000));
    }

    static String lastPart(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}
