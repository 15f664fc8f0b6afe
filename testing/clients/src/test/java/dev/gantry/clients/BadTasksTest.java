package dev.gantry.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.RunTaskResponse;
import software.amazon.awssdk.services.ecs.model.Task;

/** Tasks that cannot go well on a real Docker Engine: each says what was wrong in words that a person understands. */
class BadTasksTest {

    private static final PackagedServer SERVER = PackagedServer.shared();
    private static final EcsClient ECS = Sdk.client(EcsClient.builder(), SERVER);
    private static final Tasks TASKS = Tasks.of(SERVER);

    @BeforeAll
    static void hasAnImage() {
        Docker.busybox();
    }

    @Test
    void an_image_that_cannot_be_pulled() {
        Task stopped = ended("no-image", main -> main.image("registry.invalid/no/such:image"));

        assertThat(stopped.stopCodeAsString()).isEqualTo("TaskFailedToStart");
        assertThat(stopped.stoppedReason())
                .startsWith("CannotPullContainerError: ")
                .contains("registry.invalid");
        assertThat(only(stopped).reason()).isEqualTo(stopped.stoppedReason());
        assertThat(only(stopped).exitCode()).isNull();
    }

    @Test
    void a_command_that_does_not_exist() {
        Task stopped = ended("no-command", main -> main.entryPoint("/no/such/program"));

        assertThat(stopped.stopCodeAsString()).isEqualTo("TaskFailedToStart");
        assertThat(stopped.stoppedReason())
                .startsWith("CannotStartContainerError: ")
                .contains("/no/such/program")
                .contains("no such file or directory");
    }

    @Test
    void a_host_port_that_something_else_on_the_host_has() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
            Task stopped = ended(
                    "port-taken",
                    main -> main.portMappings(port -> port.containerPort(80).hostPort(taken.getLocalPort())));

            assertThat(stopped.stopCodeAsString()).isEqualTo("TaskFailedToStart");
            assertThat(stopped.stoppedReason())
                    .startsWith("CannotStartContainerError: ")
                    .contains(String.valueOf(taken.getLocalPort()))
                    .contains("address already in use");
        }
    }

    @Test
    void a_host_port_that_another_task_has() {
        register(
                "same-port",
                main -> main.command("sleep 1000")
                        .portMappings(port -> port.containerPort(80).hostPort(27_183)));
        String first = run("same-port").tasks().getFirst().taskArn();

        RunTaskResponse second = run("same-port");

        assertThat(second.tasks()).isEmpty();
        assertThat(second.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo("RESOURCE:PORTS"));
        TASKS.stop(List.of(first));
    }

    @Test
    void more_memory_than_the_host_has() {
        register("too-large", main -> main.memory(100_000_000));

        RunTaskResponse refused = run("too-large");

        assertThat(refused.tasks()).isEmpty();
        assertThat(refused.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.reason()).isEqualTo("RESOURCE:MEMORY");
            assertThat(failure.arn()).contains(":container-instance/default/");
        });
    }

    @Test
    void more_memory_than_the_container_may_have() {
        // the shell is the one that grows: a string of 2^k bytes in a variable
        Task stopped = ended("greedy", main -> main.memory(16).command("a=0123456789abcdef; while :; do a=$a$a; done"));

        assertThat(stopped.stopCodeAsString()).isEqualTo("EssentialContainerExited");
        assertThat(only(stopped).exitCode()).isEqualTo(137);
        assertThat(only(stopped).reason()).startsWith("OutOfMemoryError: Container killed due to memory usage");
    }

    @Test
    void a_container_that_does_not_listen_to_sigterm() {
        register("deaf", main -> main.stopTimeout(2).command("trap '' TERM; while :; do busybox sleep 1; done"));
        String task = run("deaf").tasks().getFirst().taskArn();
        TASKS.await(task, "RUNNING");

        ECS.stopTask(request -> request.task(task).reason("enough"));
        Task stopped = TASKS.await(task, "STOPPED");

        assertThat(stopped.stopCodeAsString()).isEqualTo("UserInitiated");
        assertThat(stopped.stoppedReason()).isEqualTo("enough");
        assertThat(only(stopped).exitCode()).isEqualTo(137);
        assertThat(stopped.executionStoppedAt())
                .isAfterOrEqualTo(stopped.stoppingAt().plusSeconds(2));
    }

    @Test
    void a_container_that_ends_orderly_when_asked_keeps_its_exit_code() {
        register("listens", main -> main.command("trap 'exit 7' TERM; while :; do busybox sleep 0.1; done"));
        String task = run("listens").tasks().getFirst().taskArn();
        TASKS.await(task, "RUNNING");

        ECS.stopTask(request -> request.task(task));

        Task stopped = TASKS.await(task, "STOPPED");
        assertThat(stopped.stoppedReason()).isEqualTo("Task stopped by user");
        assertThat(only(stopped).exitCode()).isEqualTo(7);
    }

    private static Task ended(String family, Consumer<ContainerDefinition.Builder> definition) {
        register(family, definition);
        RunTaskResponse ran = run(family);
        assertThat(ran.failures()).isEmpty();
        return TASKS.await(ran.tasks().getFirst().taskArn(), "STOPPED");
    }

    private static void register(String family, Consumer<ContainerDefinition.Builder> definition) {
        ContainerDefinition.Builder main =
                ContainerDefinition.builder().name("main").image(Docker.BUSYBOX).memory(32);
        definition.accept(main);
        ECS.registerTaskDefinition(request -> request.family(family).containerDefinitions(main.build()));
    }

    private static RunTaskResponse run(String family) {
        return ECS.runTask(request -> request.taskDefinition(family).launchType("EC2"));
    }

    private static Container only(Task task) {
        assertThat(task.containers()).hasSize(1);
        return task.containers().getFirst();
    }
}
