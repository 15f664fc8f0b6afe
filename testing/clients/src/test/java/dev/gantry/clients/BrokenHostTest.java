package dev.gantry.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerInstance;
import software.amazon.awssdk.services.ecs.model.ContainerInstanceField;
import software.amazon.awssdk.services.ecs.model.ContainerInstanceHealthStatus;
import software.amazon.awssdk.services.ecs.model.NetworkMode;
import software.amazon.awssdk.services.ecs.model.Task;

/** A container instance whose disk is full or whose Docker Engine dies: what its tasks and its health say. */
class BrokenHostTest {

    @TempDir
    private Path folder;

    @BeforeAll
    static void has_an_image() {
        Docker.busybox();
    }

    /** A server, its SDK client and what a test asks of them. */
    private record Fleet(PackagedServer server, EcsClient ecs, Tasks tasks) implements AutoCloseable {

        static Fleet start() {
            PackagedServer server = PackagedServer.start();
            EcsClient ecs = Sdk.client(EcsClient.builder(), server);
            ecs.createCluster(request -> request.clusterName("default"));
            return new Fleet(server, ecs, Tasks.of(server));
        }

        /** Tasks find no instance before it has one. */
        Fleet awaitInstance() {
            Eventually.isTrue(
                    "an agent is connected",
                    () -> ecs.describeClusters(request -> request.clusters("default")).clusters().stream()
                            .allMatch(cluster -> cluster.registeredContainerInstancesCount() > 0));
            return this;
        }

        void awaitHealth(String expected) {
            Eventually.isTrue("the instance is " + expected, () -> health().equals(Optional.of(expected)));
        }

        private Optional<String> health() {
            List<String> arns = ecs.listContainerInstances(request -> request.cluster("default"))
                    .containerInstanceArns();
            return arns.isEmpty()
                    ? Optional.empty()
                    : ecs
                            .describeContainerInstances(request -> request.cluster("default")
                                    .containerInstances(arns)
                                    .include(ContainerInstanceField.CONTAINER_INSTANCE_HEALTH))
                            .containerInstances()
                            .stream()
                            .findFirst()
                            .map(ContainerInstance::healthStatus)
                            .map(ContainerInstanceHealthStatus::overallStatusAsString);
        }

        String run(String family, String padding) {
            ecs.registerTaskDefinition(request -> request.family(family)
                    .networkMode(NetworkMode.NONE)
                    .containerDefinitions(main -> main.name("main")
                            .image(Docker.BUSYBOX)
                            .memory(32)
                            .stopTimeout(2)
                            .command("exec busybox sleep 1000")
                            .environment(one -> one.name("PADDING").value(padding))));
            return Eventually.found(
                    "an instance takes " + family,
                    () -> ecs.runTask(request -> request.taskDefinition(family).launchType("EC2")).tasks().stream()
                            .map(Task::taskArn)
                            .findFirst());
        }

        void stop(String task) {
            ecs.stopTask(request -> request.task(task).reason("the test is over"));
            assertThat(tasks.await(task, "STOPPED").stopCodeAsString()).isEqualTo("UserInitiated");
        }

        @Override
        public void close() {
            ecs.close();
            server.close();
        }
    }

    @Test
    void an_agent_with_a_full_disk_takes_no_new_tasks_and_keeps_the_old_ones() {
        try (SmallDisk disk = new SmallDisk(folder.resolve("disk"), 1);
                Fleet fleet = Fleet.start();
                PackagedAgent agent = PackagedAgent.of(fleet.server(), disk.folder(), Map.of())) {
            String old = fleet.awaitInstance().run("old", "short");
            String container =
                    fleet.tasks().await(old, "RUNNING").containers().getFirst().runtimeId();
            disk.fill();

            Task refused = fleet.tasks().await(fleet.run("refused", "x".repeat(8_000)), "STOPPED");

            assertThat(refused.stopCodeAsString()).isEqualTo("TaskFailedToStart");
            assertThat(refused.stoppedReason())
                    .startsWith("ResourceInitializationError: ")
                    .contains("No space left on device");
            fleet.awaitHealth("IMPAIRED");

            agent.kill();
            agent.restart();
            fleet.stop(old);
            assertThat(fleet.tasks().describe(old).containers().getFirst().runtimeId())
                    .isEqualTo(container);

            disk.free();
            fleet.awaitHealth("OK");
            String fresh = fleet.run("fresh", "x".repeat(8_000));
            fleet.tasks().await(fresh, "RUNNING");
            fleet.stop(fresh);
        }
    }

    @Test
    void a_docker_engine_with_a_full_disk_stops_the_task_and_says_why() {
        try (SmallDisk disk = new SmallDisk(folder.resolve("disk"), 64);
                OwnDocker docker = new OwnDocker(folder, disk.folder().resolve("root"));
                Fleet fleet = Fleet.start();
                PackagedAgent _ = PackagedAgent.of(
                        fleet.server(), folder.resolve("agent"), Map.of("DOCKER_HOST", docker.address()))) {
            docker.load(Docker.BUSYBOX);
            String old = fleet.awaitInstance().run("old", "short");
            fleet.tasks().await(old, "RUNNING");
            disk.fill();

            Task failed = fleet.tasks().await(fleet.run("fails", "short"), "STOPPED");

            assertThat(failed.stopCodeAsString()).isEqualTo("TaskFailedToStart");
            assertThat(failed.stoppedReason()).containsIgnoringCase("no space left on device");
            disk.free();
            String fresh = fleet.run("fresh", "short");
            fleet.tasks().await(fresh, "RUNNING");
            fleet.stop(fresh);
            fleet.stop(old);
        }
    }

    @Test
    void a_docker_engine_that_dies_and_comes_back_loses_no_task() {
        try (OwnDocker docker = new OwnDocker(folder, folder.resolve("root"));
                Fleet fleet = Fleet.start();
                PackagedAgent _ = PackagedAgent.of(
                        fleet.server(), folder.resolve("agent"), Map.of("DOCKER_HOST", docker.address()))) {
            docker.load(Docker.BUSYBOX);
            String died = fleet.awaitInstance().run("died", "short");
            fleet.tasks().await(died, "RUNNING");

            docker.kill();
            String waits = fleet.run("waits", "short");
            fleet.awaitHealth("IMPAIRED");
            assertThat(fleet.tasks().describe(waits).lastStatus()).isEqualTo("PENDING");
            docker.restart();

            Task ended = fleet.tasks().await(died, "STOPPED");
            assertThat(ended.stopCodeAsString()).isEqualTo("EssentialContainerExited");
            assertThat(ended.stoppedReason()).isEqualTo("Essential container in task exited");
            fleet.tasks().await(waits, "RUNNING");
            fleet.awaitHealth("OK");
            fleet.stop(waits);
        }
    }
}
