package dev.gantry.benchmarks.docker;

import dev.gantry.benchmarks.load.ApiConnection;
import dev.gantry.benchmarks.load.EcsCalls;
import dev.gantry.benchmarks.start.PackagedServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** RunTask on a gantry with a local host, until DescribeTasks shows RUNNING. */
final class TaskStart {

    private static final Pattern TASK = Pattern.compile("\"taskArn\":\"([^\"]+)\"");
    private static final Pattern INSTANCE = Pattern.compile("arn:aws:ecs:[^\"]+:container-instance/[^\"]+");
    private static final Pattern STATUS = Pattern.compile("\"lastStatus\":\"([A-Z]+)\"");
    private static final Pattern SUBNET = Pattern.compile("<subnetId>([^<]+)<");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<String> started = new ArrayList<>();
    private final EcsCalls ecs;
    private final String subnet;

    TaskStart(PackagedServer server, String image) {
        this.ecs = server.ecs();
        try (ApiConnection ec2 = new ApiConnection(server.endpoint(), server.signer("ec2"))) {
            Matcher found = SUBNET.matcher(
                    ec2.form("Action=DescribeSubnets&Version=2016-11-15").text());
            this.subnet = found.find() ? found.group(1) : "";
        }
        ecs.once("CreateCluster", "{\"clusterName\":\"default\"}");
        for (String mode : List.of("bridge", "awsvpc")) {
            ecs.once(
                    "RegisterTaskDefinition",
                    "{\"family\":\"bench-" + mode + "\",\"networkMode\":\"" + mode
                            + "\",\"containerDefinitions\":[{\"name\":\"main\",\"image\":\"" + image
                            + "\",\"memory\":16,\"stopTimeout\":2,\"command\":[\"sleep\",\"3600\"]}]}");
        }
    }

    /** The local host may need a while to connect after the server answers. */
    void awaitHost() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!hosts().contains("\"agentConnected\":true")) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("The local host has not connected.");
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private String hosts() {
        Matcher arn = INSTANCE.matcher(ecs.once("ListContainerInstances", "{}"));
        return arn.find()
                ? ecs.once("DescribeContainerInstances", "{\"containerInstances\":[\"" + arn.group() + "\"]}")
                : "";
    }

    void bridge() throws InterruptedException {
        run("{\"taskDefinition\":\"bench-bridge\"}");
    }

    void awsvpc() throws InterruptedException {
        run("{\"taskDefinition\":\"bench-awsvpc\",\"networkConfiguration\":{\"awsvpcConfiguration\":{\"subnets\":[\""
                + subnet + "\"]}}}");
    }

    private void run(String request) throws InterruptedException {
        String answer = ecs.once("RunTask", request);
        Matcher task = TASK.matcher(answer);
        if (!task.find()) {
            throw new IllegalStateException("Not placed: " + answer);
        }
        started.add(task.group(1));
        await(task.group(1), "RUNNING");
    }

    private void await(String task, String wanted) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String described = "";
        while (System.nanoTime() < end) {
            described = ecs.once("DescribeTasks", "{\"tasks\":[\"" + task + "\"]}");
            if (lastOf(described).equals(wanted)) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
        throw new IllegalStateException("Not " + wanted + ": " + described);
    }

    /** The task's own status comes after those of its containers. */
    private static String lastOf(String described) {
        Matcher status = STATUS.matcher(described);
        String last = "";
        while (status.find()) {
            last = status.group(1);
        }
        return last;
    }

    /** Stops everything that was started, and waits for it. */
    void stopAll() throws InterruptedException {
        for (String task : started) {
            ecs.once("StopTask", "{\"task\":\"" + task + "\"}");
        }
        for (String task : started) {
            await(task, "STOPPED");
        }
    }
}
