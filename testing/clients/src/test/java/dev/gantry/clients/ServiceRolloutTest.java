package dev.gantry.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Task;

/** Rolling updates on a real Docker Engine: within their bounds, without a lost request, back from a broken image. */
class ServiceRolloutTest {

    private static final int TASKS = 20;
    private static final Duration HEALTHY_AFTER = Duration.ofSeconds(2);

    private static PackagedServer server;
    private static Services services;

    @BeforeAll
    static void starts() {
        Docker.busybox();
        server = PackagedServer.withLocalHost("--healthy-after", String.valueOf(HEALTHY_AFTER.toSeconds()));
        services = new Services(Sdk.client(EcsClient.builder(), server));
    }

    @AfterAll
    static void stops() {
        services.ecs().close();
        server.close();
    }

    private static String web(String word) {
        String command = "busybox mkdir /www; echo " + word + " > /www/index.html;"
                + " trap 'exit 0' TERM; busybox httpd -f -p 8080 -h /www & wait";
        return services.define("rolled", command, main -> main.portMappings(port -> port.containerPort(8080)));
    }

    @Test
    void rolls_twenty_tasks_twice_within_the_bounds_and_loses_no_request() throws InterruptedException {
        services.ecs()
                .createService(request -> request.serviceName("rolled")
                        .taskDefinition(web("one"))
                        .desiredCount(TASKS)
                        .deploymentConfiguration(
                                bounds -> bounds.minimumHealthyPercent(90).maximumPercent(130)));
        Service _ = services.awaitSteady("rolled");
        RollingClient client = new RollingClient(services, "rolled", HEALTHY_AFTER);
        try (client) {
            client.start();
            for (String word : List.of("two", "three")) {
                String next = web(word);
                services.update("rolled", next);
                Service _ = services.awaitRolledOut("rolled", next);
            }
            int before = client.answers();
            Eventually.isTrue("more answers", () -> client.answers() > before + 2 * TASKS);
        }

        assertThat(client.failures()).isEmpty();
        assertThat(client.words()).containsExactlyInAnyOrder("one", "two", "three");
        assertThat(client.healthy())
                .hasSizeGreaterThan(10)
                .allSatisfy(count -> assertThat(count).isBetween(18, 26));
        assertThat(client.wanted()).allSatisfy(count -> assertThat(count).isBetween(18, 26));
        services.delete("rolled");
    }

    @Test
    void goes_back_by_itself_from_an_image_that_is_not_there_and_says_why() throws IOException {
        EmptyRegistry registry = new EmptyRegistry();
        String good = services.defineSleeper("broken");
        String bad = services.define("broken", "true", main -> main.image(registry.image()));
        services.ecs()
                .createService(request -> request.serviceName("broken")
                        .taskDefinition(good)
                        .desiredCount(2)
                        .deploymentConfiguration(configuration -> configuration.deploymentCircuitBreaker(
                                breaker -> breaker.enable(true).rollback(true))));
        Service _ = services.awaitSteady("broken");

        long updated = System.nanoTime();
        services.update("broken", bad);
        Task failed = Eventually.found(
                "the cause",
                () -> services.stopped("broken").stream()
                        .filter(task -> Optional.ofNullable(task.stoppedReason())
                                .orElse("")
                                .contains("CannotPull"))
                        .findFirst());
        long seen = System.nanoTime();
        Service back = services.awaitRolledOut("broken", good);

        System.out.printf(
                "the cause of a broken image was visible after %d ms, rolled back after %d ms%n",
                Duration.ofNanos(seen - updated).toMillis(),
                Duration.ofNanos(System.nanoTime() - updated).toMillis());
        assertThat(failed.taskDefinitionArn()).isEqualTo(bad);
        assertThat(back.taskDefinition()).isEqualTo(good);
        assertThat(services.describe(services.tasks("broken")))
                .hasSize(2)
                .allMatch(task -> task.taskDefinitionArn().equals(good));
        assertThat(services.events("broken"))
                .anyMatch(message -> message.contains("deployment failed: tasks failed to start."))
                .anyMatch(message -> message.contains("rolling back to deployment"));
        services.delete("broken");
        registry.close();
    }

    @Test
    void goes_on_with_a_rollout_after_kill_9() {
        String first = services.defineSleeper("killed");
        services.create("killed", first, 3);
        Service _ = services.awaitSteady("killed");
        List<String> old = services.tasks("killed");
        String second = services.defineSleeper("killed");
        services.update("killed", second);
        Eventually.isTrue(
                "a task of the second revision",
                () -> services.describe(services.tasks("killed")).stream()
                        .anyMatch(task -> task.taskDefinitionArn().equals(second)));

        server.kill();
        server.restart();

        Service rolled = services.awaitRolledOut("killed", second);
        assertThat(rolled.runningCount()).isEqualTo(3);
        assertThat(services.tasks("killed")).hasSize(3).doesNotContainAnyElementsOf(old);
        old.forEach(Docker::awaitGone);
        services.tasks("killed")
                .forEach(task -> assertThat(Docker.containers(task)).hasSize(1));
        services.delete("killed");
    }
}
