package dev.gantry.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Explains a task or a service: what was wanted, what happened and when, and what it waits for. */
@Command(
        name = "why",
        description = "Explains why a task or a service is where it is.",
        mixinStandardHelpOptions = true)
final class Why implements Runnable {

    /** Of a hundred tasks each: a service that crashes all the time has thousands, and they are alike. */
    private static final int MOST_PAGES = 20;

    private static final Pattern TASK_ID = Pattern.compile("[0-9a-f]{32}");

    @Parameters(paramLabel = "TASK|SERVICE", description = "a task's ARN or id, or a service's ARN or name")
    private String subject = "";

    @Option(names = "--cluster", description = "default: all clusters are searched")
    private String cluster = "";

    @Option(names = "--region", description = "default: ${DEFAULT-VALUE}", defaultValue = "us-east-1")
    private String region = "us-east-1";

    @Mixin
    private DataFolder data = new DataFolder();

    @Override
    public void run() {
        Path folder = data.absolute();
        RunningServer server = RunningServer.in(folder)
                .orElseThrow(() -> new Complaint("no gantry runs on " + folder + "; start one: ./gantry up --detach"));
        EcsClient ecs = new EcsClient(server, Credentials.of(folder), region);
        List<String> story = clusters(ecs)
                .flatMap(name -> stories(ecs, name))
                .findFirst()
                .orElseThrow(() -> new Complaint("no task and no service " + subject
                        + ": ECS forgets a task an hour after it stopped, and a service after it was deleted"));
        story.forEach(System.out::println);
    }

    private Stream<List<String>> stories(EcsClient ecs, String name) {
        boolean task = subject.contains(":task/") || TASK_ID.matcher(subject).matches();
        return task
                ? tasks(ecs, name, List.of(subject)).map(TaskStory::of)
                : services(ecs, name).map(service -> ServiceStory.of(service, stopped(ecs, name, service)));
    }

    private Stream<JsonNode> services(EcsClient ecs, String name) {
        ObjectNode request = EcsClient.request().put("cluster", name);
        request.putArray("services").add(subject);
        return elements(ecs.call("DescribeServices", request).path("services"));
    }

    /** Its STOPPED tasks that ECS still knows, the newest first. */
    private List<JsonNode> stopped(EcsClient ecs, String name, JsonNode service) {
        ObjectNode request = EcsClient.request()
                .put("cluster", name)
                .put("serviceName", service.path("serviceName").asText())
                .put("desiredStatus", "STOPPED");
        List<JsonNode> found = new ArrayList<>();
        for (int page = 0; page < MOST_PAGES; page++) {
            JsonNode answer = ecs.call("ListTasks", request);
            List<String> arns =
                    elements(answer.path("taskArns")).map(JsonNode::asText).toList();
            if (!arns.isEmpty()) {
                tasks(ecs, name, arns).forEach(found::add);
            }
            if (!answer.hasNonNull("nextToken")) {
                break;
            }
            request.put("nextToken", answer.path("nextToken").asText());
        }
        found.sort(Comparator.comparingDouble(
                        (JsonNode task) -> task.path("stoppedAt").asDouble(Double.MAX_VALUE))
                .reversed());
        return found;
    }

    private Stream<String> clusters(EcsClient ecs) {
        if (!cluster.isEmpty()) {
            return Stream.of(cluster);
        }
        // arn:aws:ecs:region:account:task/cluster/id, and likewise of a service
        String[] parts = subject.split("/", -1);
        if (parts.length == 3) {
            return Stream.of(parts[1]);
        }
        return elements(ecs.call("ListClusters", EcsClient.request()).path("clusterArns"))
                .map(JsonNode::asText);
    }

    private Stream<JsonNode> tasks(EcsClient ecs, String name, List<String> tasks) {
        ObjectNode request = EcsClient.request().put("cluster", name);
        tasks.forEach(request.putArray("tasks")::add);
        return elements(ecs.call("DescribeTasks", request).path("tasks"));
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    static List<JsonNode> list(JsonNode array) {
        return elements(array).toList();
    }
}
