package dev.gantry.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.SchedulingStrategy;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Task;

/** How a service starts, replaces and stops its tasks on a real Docker Engine. */
class ServiceTasksTest {

    private static PackagedServer server;
    private static Services services;

    @BeforeAll
    static void starts() {
        Docker.busybox();
        server = PackagedServer.withLocalHost("--healthy-after", "1");
        services = new Services(Sdk.client(EcsClient.builder(), server));
    }

    @AfterAll
    static void stops() {
        services.ecs().close();
        server.close();
    }

    @Test
    void replaces_a_killed_container() {
        services.create("mended", services.defineSleeper("mended"), 2);
        Service _ = services.awaitSteady("mended");
        List<String> before = services.tasks("mended");
        String victim = before.getFirst();

        Docker.run("kill", Docker.containers(victim).getFirst());

        Eventually.isTrue("another task", () -> !services.tasks("mended").contains(victim));
        Service _ = services.awaitSteady("mended");
        assertThat(services.tasks("mended")).hasSize(2).contains(before.getLast());
        assertThat(Tasks.of(server).describe(victim).stopCodeAsString()).isEqualTo("EssentialContainerExited");
        services.delete("mended");
    }

    @Test
    void runs_nothing_at_a_desired_count_of_zero_and_is_deleted_by_force_only_with_tasks() {
        services.create("scaled", services.defineSleeper("scaled"), 2);
        Service _ = services.awaitSteady("scaled");
        List<String> all = services.tasks("scaled");
        assertThatThrownBy(() -> services.ecs().deleteService(request -> request.service("scaled")))
                .isInstanceOf(InvalidParameterException.class);

        services.scale("scaled", 0);
        Service none = services.awaitSteady("scaled");

        assertThat(none.runningCount()).isZero();
        all.forEach(Docker::awaitGone);
        services.ecs().deleteService(request -> request.service("scaled"));
        Service _ = services.await("gone", "scaled", now -> now.status().equals("INACTIVE"));
    }

    @Test
    void a_daemon_runs_one_task_on_one_host() {
        String family = services.defineSleeper("daemon");
        services.ecs()
                .createService(request -> request.serviceName("daemon")
                        .taskDefinition(family)
                        .schedulingStrategy(SchedulingStrategy.DAEMON));

        Service daemon = services.await("a task", "daemon", now -> now.runningCount() == 1);

        assertThat(daemon.desiredCount()).isEqualTo(1);
        assertThat(services.tasks("daemon")).hasSize(1);
        services.delete("daemon");
    }

    @Test
    void asks_a_task_to_end_waits_for_its_stop_timeout_and_kills_it() throws Exception {
        String command = "trap 'read u x < /proc/uptime; echo TERM $u' TERM;"
                + " while :; do read u x < /proc/uptime; echo alive $u; busybox sleep 0.1; done";
        services.create("stubborn", services.define("stubborn", command, main -> main.stopTimeout(3)), 1);
        Service _ = services.awaitSteady("stubborn");
        String arn = services.tasks("stubborn").getFirst();
        FutureTask<String> output = followed(Docker.containers(arn).getFirst());

        services.scale("stubborn", 0);

        List<String> lines = output.get().lines().toList();
        List<String> asked =
                lines.stream().filter(line -> line.startsWith("TERM")).toList();
        assertThat(asked).hasSize(1);
        double lived = uptime(lines.getLast()) - uptime(asked.getFirst());
        assertThat(lived).as("seconds between SIGTERM and SIGKILL").isBetween(2.0, 60.0);
        Task ended = Tasks.of(server).await(arn, "STOPPED");
        assertThat(ended.containers().getFirst().exitCode()).isEqualTo(137);
        assertThat(ended.stoppedReason()).startsWith("Scaling activity initiated by (deployment ecs-svc/");
        services.delete("stubborn");
    }

    /** What a container says from now on, until it ends. */
    private static FutureTask<String> followed(String container) {
        Callable<String> logs = () -> Docker.run("logs", "-f", container);
        FutureTask<String> output = new FutureTask<>(logs);
        Thread.ofVirtual().start(output);
        return output;
    }

    private static double uptime(String line) {
        return Double.parseDouble(line.substring(line.indexOf(' ') + 1));
    }
}
