package dev.gantry.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole life of tasks on a real Docker Engine, as the aws CLI sees it. */
class EcsLifecycleTest {

    private static final PackagedServer SERVER = PackagedServer.shared();
    private static final Aws AWS = SERVER.aws();
    private static final Tasks TASKS = Tasks.of(SERVER);
    private static final String GROUP = "/lifecycle";
    /** Serves one page with the task's name on the port 8080, after a line in the log; ends orderly when asked. */
    private static final String SERVE =
            "echo serving $NAME; echo I am $NAME > /index.html; exec busybox httpd -f -p 8080 -h /";

    private static String subnet = "";

    @BeforeAll
    static void registers() {
        Docker.busybox();
        AWS.run("logs", "create-log-group", "--log-group-name", GROUP);
        subnet = OwnSubnet.in(AWS);
        register("page-bridge", "EC2", "bridge", SERVE);
        register("page-awsvpc", "FARGATE", "awsvpc", SERVE);
        register("ends", "EC2", "bridge", "echo good bye; exit ${CODE:-0}");
    }

    @AfterAll
    static void leaves_nothing_behind() {
        OwnSubnet.forget();
    }

    @Test
    void serves_a_page_on_a_port_that_the_host_chose() {
        String task = run("--launch-type", "EC2", "--task-definition", "page-bridge");

        waitFor("tasks-running", task);

        JsonNode running = describe(task);
        int port = running.at("/containers/0/networkBindings/0/hostPort").asInt();
        assertThat(running.path("containerInstanceArn").asText()).contains(":container-instance/default/");
        assertThat(Page.of("127.0.0.1:" + port)).isEqualTo("I am bridge\n");
        assertThat(events(task)).containsExactly("serving bridge");
        stop(task);
    }

    @Test
    void serves_pages_on_addresses_of_their_own() {
        JsonNode ran = AWS.run(
                "ecs",
                "run-task",
                "--launch-type",
                "FARGATE",
                "--task-definition",
                "page-awsvpc",
                "--count",
                "2",
                "--network-configuration",
                "awsvpcConfiguration={subnets=[" + subnet + "]}");
        List<String> tasks = Stream.of(0, 1)
                .map(index -> ran.path("tasks").path(index).path("taskArn").asText())
                .toList();

        waitFor("tasks-running", tasks.toArray(String[]::new));

        for (String task : tasks) {
            JsonNode running = describe(task);
            assertThat(running.path("launchType").asText()).isEqualTo("FARGATE");
            assertThat(running.has("containerInstanceArn")).isFalse();
            assertThat(Page.of(address(running) + ":8080")).isEqualTo("I am awsvpc\n");
        }
        assertThat(tasks.stream().map(task -> address(describe(task)))).doesNotHaveDuplicates();
        assertThat(texts(AWS.run("logs", "filter-log-events", "--log-group-name", GROUP, "--filter-pattern", "awsvpc")
                        .findValues("message")))
                .containsExactly("serving awsvpc", "serving awsvpc");
        stop(tasks.toArray(String[]::new));
        waitFor("tasks-stopped", tasks.toArray(String[]::new));
        assertThat(AWS.run("ec2", "describe-network-interfaces", "--filters", "Name=subnet-id,Values=" + subnet)
                        .path("NetworkInterfaces"))
                .isEmpty();
    }

    @Test
    void lets_a_caller_change_command_and_environment() {
        String task = run("--launch-type", "EC2", "--task-definition", "ends", "--overrides", """
                {"containerOverrides": [{"name": "main", "command": ["echo $GREETING from $NAME"],
                  "environment": [{"name": "GREETING", "value": "hello"}]}]}""");

        TASKS.await(task, "STOPPED");

        assertThat(events(task)).containsExactly("hello from bridge");
        assertThat(describe(task)
                        .at("/overrides/containerOverrides/0/environment/0/value")
                        .asText())
                .isEqualTo("hello");
    }

    @Test
    void stops_with_the_reason_that_the_caller_gave() {
        String task = run("--launch-type", "EC2", "--task-definition", "page-bridge");
        TASKS.await(task, "RUNNING");

        stop(task);

        JsonNode stopped = describe(task);
        assertThat(stopped.path("stopCode").asText()).isEqualTo("UserInitiated");
        assertThat(stopped.path("stoppedReason").asText()).isEqualTo("the test is over");
        assertThat(stopped.at("/containers/0/exitCode").asInt()).isEqualTo(137);
        assertThat(SERVER.gantry("why", task).well().out())
                .contains("UserInitiated", "the test is over", "exit code 137");
    }

    @Test
    void tells_how_an_essential_container_ended() {
        String well = run("--launch-type", "EC2", "--task-definition", "ends");
        String badly = run("--launch-type", "EC2", "--task-definition", "ends", "--overrides", """
                {"containerOverrides": [{"name": "main", "environment": [{"name": "CODE", "value": "7"}]}]}""");

        TASKS.await(well, "STOPPED");
        TASKS.await(badly, "STOPPED");

        assertThat(describe(well).at("/containers/0/exitCode").asInt(-1)).isZero();
        assertThat(describe(badly).at("/containers/0/exitCode").asInt(-1)).isEqualTo(7);
        assertThat(describe(badly).path("stopCode").asText()).isEqualTo("EssentialContainerExited");
        assertThat(describe(badly).path("stoppedReason").asText()).isEqualTo("Essential container in task exited");
        assertThat(SERVER.gantry("why", badly).well().out()).contains("EssentialContainerExited", "exit code 7");
    }

    private static void register(String family, String launchType, String mode, String command) {
        AWS.run("ecs", "register-task-definition", "--cli-input-json", """
                {"family": "%s", "requiresCompatibilities": ["%s"], "networkMode": "%s", "cpu": "256", "memory": "512",
                  "executionRoleArn": "arn:aws:iam::123456789012:role/ecsTaskExecutionRole", "containerDefinitions": [{
                  "name": "main", "image": "%s", "memory": 32, "stopTimeout": 2, "command": ["%s"],
                  "portMappings": [{"containerPort": 8080}],
                  "environment": [{"name": "NAME", "value": "%s"}],
                  "logConfiguration": {"logDriver": "awslogs", "options": {"awslogs-group": "%s",
                    "awslogs-region": "us-east-1", "awslogs-stream-prefix": "t"}}}]}""".formatted(
                        family, launchType, mode, Docker.BUSYBOX, command, mode, GROUP));
    }

    private static String run(String... arguments) {
        JsonNode ran = AWS.run(Stream.concat(Stream.of("ecs", "run-task"), Stream.of(arguments))
                .toArray(String[]::new));
        assertThat(ran.path("failures")).isEmpty();
        return ran.at("/tasks/0/taskArn").asText();
    }

    private static void stop(String... tasks) {
        for (String task : tasks) {
            AWS.run("ecs", "stop-task", "--task", task, "--reason", "the test is over");
        }
        for (String task : tasks) {
            TASKS.await(task, "STOPPED");
            Docker.awaitGone(task);
        }
    }

    private static void waitFor(String waiter, String... tasks) {
        List<String> command = new ArrayList<>(List.of("ecs", "wait", waiter, "--tasks"));
        command.addAll(List.of(tasks));
        Ran waited = AWS.command(command.toArray(String[]::new));
        assertThat(waited.exitCode())
                .as(() -> waited.err()
                        + Stream.of(tasks).map(EcsLifecycleTest::describe).toList())
                .isZero();
    }

    private static JsonNode describe(String task) {
        return AWS.run("ecs", "describe-tasks", "--tasks", task).at("/tasks/0");
    }

    private static String address(JsonNode task) {
        return task.at("/containers/0/networkInterfaces/0/privateIpv4Address").asText();
    }

    private static List<String> events(String task) {
        String stream = "t/main/" + task.substring(task.lastIndexOf('/') + 1);
        return texts(AWS.run("logs", "get-log-events", "--log-group-name", GROUP, "--log-stream-name", stream)
                .findValues("message"));
    }

    private static List<String> texts(List<JsonNode> nodes) {
        return nodes.stream().map(JsonNode::asText).toList();
    }
}
