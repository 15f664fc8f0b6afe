package dev.gantry.agent.engine;

import static dev.gantry.agent.engine.Tasks.arn;
import static dev.gantry.agent.engine.Tasks.container;
import static dev.gantry.agent.engine.Tasks.dependsOn;
import static dev.gantry.agent.engine.Tasks.sidecar;
import static dev.gantry.agent.engine.Tasks.stopped;
import static dev.gantry.agent.engine.Tasks.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.agent.runtime.ContainerSpec;
import dev.gantry.agent.state.MemoryState;
import dev.gantry.shapes.acs.Task;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a new agent process makes of what the old one left, and what either makes of a lost runtime. */
class RestartTest {

    private final Host host = new Host();

    @Test
    void takes_a_running_task_up_and_reports_nothing_again() {
        host.run(task("a", container("web")));
        String id = host.runtimeId("a", "web");

        host.restart().pass(60);

        assertThat(host.reported("a")).containsExactly("RUNNING");
        assertThat(host.runtimeId("a", "web")).isEqualTo(id);
    }

    @Test
    void reports_what_exited_while_it_was_away() {
        host.run(task("a", container("web", "run_for=10s", "exit_code=7")));
        host.engine.close();
        host.pass(20);

        host.restart().pass(0);

        assertThat(host.reported("a")).containsExactly("RUNNING", "STOPPED");
        assertThat(host.reportedContainers("a")).endsWith("web STOPPED 7");
    }

    @Test
    void reports_a_container_that_is_gone() {
        host.run(task("a", container("web")));
        String id = host.runtimeId("a", "web");
        host.engine.close();
        host.runtime.remove(id);

        host.restart().pass(0);

        assertThat(host.reported("a")).endsWith("STOPPED");
        assertThat(host.lastReason("a", "web")).startsWith("ContainerVanishedError");
    }

    @Test
    void goes_on_with_a_half_started_task() {
        host.run(task("a", dependsOn(container("web"), "init", "SUCCESS"), sidecar("init", "run_for=5s")));
        host.engine.close();
        host.pass(10);

        host.restart().pass(0);

        assertThat(host.reported("a")).endsWith("RUNNING");
    }

    @Test
    void goes_on_stopping() {
        Task a = task("a", container("web", "stop_takes=20s"));
        host.run(a).run(stopped(a)).pass(5);

        host.restart().pass(20);

        assertThat(host.reported("a")).endsWith("STOPPED");
    }

    @Test
    void a_report_that_nobody_accepted_comes_again() {
        host.accepts = false;
        host.run(task("a", container("web")));

        host.accepts = true;
        host.restart().pass(0).restart().pass(0);

        assertThat(host.reported("a")).containsExactly("RUNNING", "RUNNING");
        assertThat(host.reports.get(0)).isEqualTo(host.reports.get(1));
    }

    @Test
    void keeps_its_place_in_the_queue() {
        Task big = task("big", container("web").toBuilder().memory(1000).build());
        host.run(task("a", container("web")), big, task("c", container("web")));

        host.restart().pass(0);
        assertThat(host.reported("c")).isEmpty();

        host.run(stopped(big));
        assertThat(host.reported("c")).containsExactly("RUNNING");
    }

    @Test
    void removes_its_own_containers_that_belong_to_no_task_and_nobody_elses() {
        host.runtime.create(ContainerSpec.of("orphan", "app:1", List.of(), Map.of("dev.gantry.agent", "test")));
        host.runtime.create(ContainerSpec.of("foreign", "app:1", List.of(), Map.of("dev.gantry.agent", "other")));

        host.restart().pass(0);

        assertThat(host.runtime.leftovers()).containsExactly("foreign");
    }

    @Test
    void waits_for_a_runtime_that_is_away_and_goes_on() {
        host.runtime.disconnect();
        host.run(task("a", container("web"))).pass(30);
        assertThat(host.reported("a")).isEmpty();

        host.runtime.reconnect();
        host.pass(10);

        assertThat(host.reported("a")).containsExactly("RUNNING");
    }

    @Test
    void hears_of_what_happened_while_the_runtime_was_away() {
        host.run(task("a", container("web", "run_for=10s", "exit_code=2")));
        host.runtime.disconnect();
        host.pass(20);
        assertThat(host.reported("a")).containsExactly("RUNNING");

        host.runtime.reconnect();
        host.pass(0);

        assertThat(host.reportedContainers("a")).endsWith("web STOPPED 2");
    }

    @Test
    void stops_a_task_whose_runtime_comes_back() {
        Task a = task("a", container("web"));
        host.run(a);
        host.runtime.disconnect();
        host.run(stopped(a)).pass(60);

        host.runtime.reconnect();
        host.pass(10);

        assertThat(host.reported("a")).endsWith("STOPPED");
    }

    @Test
    void starts_even_while_the_runtime_is_away() {
        host.run(task("a", container("web", "run_for=10s", "exit_code=2")));
        host.runtime.disconnect();

        host.restart().pass(20);
        host.runtime.reconnect();
        host.pass(2);

        assertThat(host.reportedContainers("a")).endsWith("web STOPPED 2");
    }

    @Test
    void cleans_up_after_the_wait_and_forgets() {
        Host brief = new Host(Host.SETTINGS.cleaningAfter(Duration.ofMinutes(1)), new MemoryState());
        Task a = task("a", container("web"));
        brief.run(a).run(stopped(a));
        assertThat(brief.runtime.leftovers()).hasSize(1);

        brief.pass(60);

        assertThat(brief.runtime.leftovers()).isEmpty();
        assertThat(brief.engine.task(arn("a"))).isEmpty();
        assertThat(brief.state.all("", Object.class).keySet()).containsExactlyInAnyOrder("image/app:1", "reports/last");
    }

    @Test
    void does_not_clean_up_before_the_stop_was_accepted() {
        Host brief = new Host(Host.SETTINGS.cleaningAfter(Duration.ofMinutes(1)), new MemoryState());
        brief.accepts = false;
        Task a = task("a", container("web"));

        brief.run(a).run(stopped(a)).pass(600);

        assertThat(brief.runtime.leftovers()).hasSize(1);
    }

    @Test
    void cleans_up_what_an_earlier_process_left() {
        Host brief = new Host(Host.SETTINGS.cleaningAfter(Duration.ofMinutes(1)), new MemoryState());
        Task a = task("a", container("web"));
        brief.run(a).run(stopped(a)).pass(10);

        brief.restart().pass(60);

        assertThat(brief.runtime.leftovers()).isEmpty();
    }
}
