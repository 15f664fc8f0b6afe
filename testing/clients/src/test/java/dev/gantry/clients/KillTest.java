package dev.gantry.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Task;

/** kill -9, at moments that nobody chose: what was acknowledged stays, what runs keeps running. */
class KillTest {

    private static final int ROUNDS = Integer.getInteger("gantry.kill.rounds", 20);

    @Test
    void what_was_acknowledged_outlives_the_server() {
        SplittableRandom chance = new SplittableRandom(Long.getLong("gantry.kill.seed", ROUNDS));
        int batches = 0;
        try (PackagedServer server = PackagedServer.start()) {
            for (int round = 0; round < ROUNDS; round++) {
                WriteLoad load = prepared(server, "r" + round);
                load.start();
                long until = chance.nextLong(5, 100);
                Eventually.isTrue("writes", () -> load.acknowledged() >= until);

                load.forgive();
                server.kill();
                load.end();
                server.restart();

                batches += load.wholeBatches();
                assertThat(load.lost()).as("lost in round %d", round).isEmpty();
                assertThat(new RawApi(server).internalErrors()).isZero();
            }
        }
        assertThat(batches).as("answered RunTask of ten tasks").isGreaterThan(ROUNDS);
    }

    @Test
    void containers_outlive_the_server_and_its_agent_and_are_known_again() {
        Docker.busybox();
        try (PackagedServer server = PackagedServer.withLocalHost();
                EcsClient ecs = Sdk.client(EcsClient.builder(), server)) {
            Tasks tasks = Tasks.of(server);
            define(ecs, "stays", "exec busybox sleep 1000");
            define(ecs, "ends", "while [ ! -e /end ]; do busybox sleep 0.1; done; exit 9");
            String stays = run(ecs, "stays");
            String ends = run(ecs, "ends");
            String before =
                    tasks.await(stays, "RUNNING").containers().getFirst().runtimeId();
            String ending = tasks.await(ends, "RUNNING").containers().getFirst().runtimeId();

            server.kill();
            Docker.run("exec", ending, "busybox", "touch", "/end");
            Docker.run("wait", ending);
            server.restart();

            Task ended = tasks.await(ends, "STOPPED");
            assertThat(ended.containers().getFirst().exitCode()).isEqualTo(9);
            assertThat(ended.stopCodeAsString()).isEqualTo("EssentialContainerExited");
            Task stayed = tasks.describe(stays);
            assertThat(stayed.lastStatus()).isEqualTo("RUNNING");
            assertThat(Docker.containers(stays)).containsExactly(before);
            tasks.stop(List.of(stays));
        }
    }

    @Test
    void containers_outlive_the_agent_alone() {
        Docker.busybox();
        try (PackagedServer server = PackagedServer.start();
                EcsClient ecs = Sdk.client(EcsClient.builder(), server);
                PackagedAgent agent = PackagedAgent.of(server)) {
            ecs.createCluster(request -> request.clusterName("default"));
            Tasks tasks = Tasks.of(server);
            Eventually.isTrue("a host", () -> connected(ecs));
            define(ecs, "stays", "exec busybox sleep 1000");
            define(ecs, "ends", "while [ ! -e /end ]; do busybox sleep 0.1; done; exit 9");
            String stays = run(ecs, "stays");
            String ends = run(ecs, "ends");
            String before =
                    tasks.await(stays, "RUNNING").containers().getFirst().runtimeId();
            String ending = tasks.await(ends, "RUNNING").containers().getFirst().runtimeId();

            agent.kill();
            Docker.run("exec", ending, "busybox", "touch", "/end");
            Docker.run("wait", ending);
            agent.restart();

            assertThat(tasks.await(ends, "STOPPED").containers().getFirst().exitCode())
                    .isEqualTo(9);
            assertThat(tasks.describe(stays).lastStatus()).isEqualTo("RUNNING");
            assertThat(Docker.containers(stays)).containsExactly(before);
            tasks.stop(List.of(stays));
        }
    }

    private static boolean connected(EcsClient ecs) {
        List<String> instances = ecs.listContainerInstances().containerInstanceArns();
        return !instances.isEmpty()
                && ecs.describeContainerInstances(request -> request.containerInstances(instances))
                        .containerInstances()
                        .getFirst()
                        .agentConnected();
    }

    /** A cluster with an instance of plenty of memory, a family and a log stream, all named alike. */
    private static WriteLoad prepared(PackagedServer server, String name) {
        RawApi api = new RawApi(server);
        api.ecs("CreateCluster", "{\"clusterName\": \"" + name + "\"}");
        AgentDouble agent = AgentDouble.register(server, name, 1_000_000);
        AgentSocket acs = agent.acs(true);
        acs.await("TaskManifestMessage");
        api.ecs("RegisterTaskDefinition", """
                {"family": "%s", "containerDefinitions": [{"name": "m", "image": "i", "memory": 4}]}""".formatted(name));
        for (String request : List.of(
                "CreateLogGroup {\"logGroupName\": \"%s\"}",
                "CreateLogStream {\"logGroupName\": \"%s\", \"logStreamName\": \"s\"}")) {
            String[] parts = request.formatted(name).split(" ", 2);
            assertThat(api.call("logs", parts[0], parts[1].getBytes(UTF_8)).status())
                    .isEqualTo(200);
        }
        return new WriteLoad(api, name);
    }

    private static void define(EcsClient ecs, String family, String command) {
        ecs.registerTaskDefinition(request -> request.family(family)
                .containerDefinitions(main -> main.name("main")
                        .image(Docker.BUSYBOX)
                        .memory(16)
                        .stopTimeout(2)
                        .command(command)));
    }

    private static String run(EcsClient ecs, String family) {
        return ecs.runTask(request -> request.taskDefinition(family).launchType("EC2"))
                .tasks()
                .getFirst()
                .taskArn();
    }
}
