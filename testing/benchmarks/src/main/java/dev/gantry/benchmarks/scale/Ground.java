package dev.gantry.benchmarks.scale;

import dev.gantry.auth.AccessKey;
import dev.gantry.auth.Signer;
import dev.gantry.benchmarks.load.EcsCalls;
import dev.gantry.benchmarks.simulated.SimulatedHosts;
import dev.gantry.benchmarks.simulated.SocketHosts;
import dev.gantry.iam.Credentials;
import dev.gantry.server.Gantry;
import dev.gantry.server.Settings;
import dev.gantry.value.Caller;
import dev.gantry.value.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A server in this process, its rows in SQLite in a folder of its own, with a cluster of simulated hosts. */
final class Ground implements AutoCloseable {

    static final String CLUSTER = "bench";
    static final String FAMILY = "sleeper";
    private static final String REGION = "us-east-1";

    private final Path data;
    private final Gantry gantry;
    private final Caller caller;
    private final EcsCalls ecs;
    private final SimulatedHosts hosts;

    private Ground(Path data) {
        this.data = data;
        this.gantry = Gantry.start(Settings.in(data).withPort(0));
        Credentials root = gantry.root();
        Scope scope = new Scope(root.principal().account(), REGION);
        this.caller = new Caller(scope, root.principal().arn(), root.principal().userId(), root.accessKeyId());
        AccessKey key = AccessKey.permanent(root.accessKeyId(), root.secretAccessKey());
        this.ecs = new EcsCalls(gantry.endpoint(), new Signer(key, REGION, "ecs"));
        this.hosts = new SimulatedHosts(gantry.engine(), gantry.frontDoor(), gantry.hub(), caller);
    }

    /** With a cluster and a task definition of one container, and no host yet. */
    static Ground open() throws IOException {
        Ground ground = new Ground(Files.createTempDirectory("gantry-bench"));
        ground.ecs.once("CreateCluster", "{\"clusterName\":\"" + CLUSTER + "\"}");
        ground.ecs.once(
                "RegisterTaskDefinition",
                "{\"family\":\"" + FAMILY
                        + "\",\"containerDefinitions\":[{\"name\":\"main\",\"image\":\"gantry/test:1\","
                        + "\"memory\":4,\"command\":[\"sleep\",\"3600\"],\"essential\":true,"
                        + "\"environment\":[{\"name\":\"RUN_FOR\",\"value\":\"3600s\"}]}]}");
        return ground;
    }

    /** Each of these hosts has room for so many tasks. */
    Ground withHosts(int count, int tasksEach) {
        hosts.join(CLUSTER, count, tasksEach * 16, tasksEach * 4);
        return this;
    }

    /** The same over WebSockets. */
    SocketHosts withSocketHosts(int count, int tasksEach) {
        return hosts.joinBySockets(CLUSTER, count, tasksEach * 16, tasksEach * 4, ecs);
    }

    static String runTask(int count) {
        return "{\"cluster\":\"" + CLUSTER + "\",\"taskDefinition\":\"" + FAMILY + "\",\"count\":" + count + "}";
    }

    static String listTasks() {
        return "{\"cluster\":\"" + CLUSTER + "\"}";
    }

    /** ARNs out of an answer's text. */
    static List<String> arns(String answer, String kind) {
        return Stream.of(answer.split("\""))
                .filter(text -> text.startsWith("arn:") && text.contains(":" + kind + "/"))
                .toList();
    }

    Gantry gantry() {
        return gantry;
    }

    Caller caller() {
        return caller;
    }

    EcsCalls ecs() {
        return ecs;
    }

    SimulatedHosts hosts() {
        return hosts;
    }

    Path data() {
        return data;
    }

    /** Stops the server and leaves its folder. */
    Path closeButKeep() {
        gantry.close();
        return data;
    }

    @Override
    public void close() throws IOException {
        gantry.close();
        delete(data);
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
