package dev.gantry.ecs.domain.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.ecs.domain.Samples;
import dev.gantry.ecs.domain.instance.Reserved;
import dev.gantry.ecs.domain.placement.Strategies;
import dev.gantry.ecs.domain.service.ScaleIn.Resident;
import dev.gantry.ecs.domain.task.AgentReport;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.ecs.domain.task.TaskId;
import dev.gantry.ecs.domain.task.TaskLifecycle;
import dev.gantry.ecs.domain.task.TaskPlace;
import dev.gantry.ecs.domain.task.TaskSignal.AgentReported;
import dev.gantry.ecs.domain.task.TaskStatus;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScaleInTest {

    /** A task that was accepted at that second, in that zone. */
    private static Resident task(String id, int second, String zone) {
        Task accepted = Task.accepted(
                new TaskId(Samples.SCOPE, "default", id.repeat(32)),
                Samples.launch(false, false),
                Samples.containers(),
                Samples.second(second));
        TaskPlace place = TaskPlace.onInstance(Samples.INSTANCE, Optional.of(zone), Reserved.NOTHING);
        return new Resident(
                TaskLifecycle.begin(accepted, place, Samples.second(second)), Optional.empty(), Optional.empty());
    }

    private static List<String> chosen(List<Resident> residents, int count) {
        return ScaleIn.choose(residents, Strategies.OF_SERVICES, count, _ -> true).stream()
                .map(task -> task.id().id().substring(0, 1))
                .toList();
    }

    @Test
    void of_tasks_that_are_alike_the_oldest_stay() {
        List<Resident> residents =
                List.of(task("a", 1, "us-east-1a"), task("b", 2, "us-east-1a"), task("c", 3, "us-east-1a"));

        assertThat(chosen(residents, 2)).containsExactly("c", "b");
    }

    @Test
    void the_fullest_zone_gives_one_up_first() {
        List<Resident> residents = List.of(
                task("a", 1, "us-east-1a"),
                task("b", 2, "us-east-1a"),
                task("c", 3, "us-east-1a"),
                task("d", 9, "us-east-1b"));

        assertThat(chosen(residents, 2)).containsExactly("c", "b");
        assertThat(chosen(residents, 3)).endsWith("d");
    }

    @Test
    void tasks_that_do_not_count_as_healthy_yet_go_before_those_that_do() {
        Resident healthy = running(task("a", 9, "us-east-1a"));
        Resident warming = running(task("b", 1, "us-east-1b"));
        Set<Task> counts = Set.of(healthy.task());

        List<Task> victims = ScaleIn.choose(List.of(healthy, warming), Strategies.OF_SERVICES, 1, counts::contains);

        assertThat(victims).containsExactly(warming.task());
    }

    private static Resident running(Resident resident) {
        AgentReported report = new AgentReported(AgentReport.of(TaskStatus.RUNNING), Samples.second(20));
        Task handedOver = resident.task().handOver();
        return new Resident(TaskLifecycle.next(handedOver, report), Optional.empty(), Optional.empty());
    }
}
