package dev.gantry.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Explains a task: what was wanted, what happened and when, and what each container ended with. */
@Command(name = "why", description = "Explains why a task is where it is.", mixinStandardHelpOptions = true)
final class Why implements Runnable {

    @Parameters(paramLabel = "TASK", description = "a task's ARN or id")
    private String task = "";

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
        JsonNode found = clusters(ecs)
                .flatMap(name -> tasks(ecs, name))
                .findFirst()
                .orElseThrow(() -> new Complaint("no task " + task + ": ECS forgets a task an hour after it stopped"));
        TaskStory.of(found).forEach(System.out::println);
    }

    private Stream<String> clusters(EcsClient ecs) {
        if (!cluster.isEmpty()) {
            return Stream.of(cluster);
        }
        // arn:aws:ecs:region:account:task/cluster/id
        String[] parts = task.split("/", -1);
        if (parts.length == 3) {
            return Stream.of(parts[1]);
        }
        return elements(ecs.call("ListClusters", EcsClient.request()).path("clusterArns"))
                .map(JsonNode::asText);
    }

    private Stream<JsonNode> tasks(EcsClient ecs, String name) {
        ObjectNode request = EcsClient.request().put("cluster", name);
        request.putArray("tasks").add(task);
        return elements(ecs.call("DescribeTasks", request).path("tasks"));
    }

    static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    static List<JsonNode> list(JsonNode array) {
        return elements(array).toList();
    }
}
