package dev.gantry.ecs.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.TaskLedger;
import dev.gantry.ecs.domain.instance.InstanceReservation;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.ecs.domain.task.TaskStatus;
import dev.gantry.shapes.ecs.ContainerDefinition;
import dev.gantry.shapes.ecs.PortMapping;
import dev.gantry.shapes.ecs.RegisterTaskDefinitionRequest;
import dev.gantry.shapes.ecs.StopTaskRequest;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever is run, stopped and reported: an instance has left what its tasks do not hold, and never less than nothing. */
class AccountingTest {

    private static final List<String> REPORTS = List.of("PENDING", "RUNNING", "STOPPED");

    @Property(tries = 60)
    void what_is_left_and_what_is_held_are_always_all(
            @ForAll @Size(min = 5, max = 60) List<@IntRange(min = 0, max = 9_999) Integer> steps) {
        TaskRequests tasks = new TaskRequests();
        tasks.instance();
        tasks.instance();
        definition(tasks);

        for (int step : steps) {
            take(step, tasks);
            tasks.ecs.view().all(EcsTables.RESERVATIONS).forEach(left -> check(left, tasks));
        }
    }

    private static void definition(TaskRequests tasks) {
        tasks.ecs.run(
                new RegisterTaskDefinition(),
                RegisterTaskDefinitionRequest.builder()
                        .family("port")
                        .containerDefinitions(List.of(ContainerDefinition.builder()
                                .name("app")
                                .image("busybox")
                                .cpu(300)
                                .memory(700)
                                .portMappings(List.of(PortMapping.builder()
                                        .containerPort(80)
                                        .hostPort(8080)
                                        .build()))
                                .build()))
                        .build());
    }

    private static void take(int step, TaskRequests tasks) {
        List<Task> all = tasks.ecs.view().all(EcsTables.TASKS).stream().toList();
        if (step % 3 == 0 || all.isEmpty()) {
            tasks.run(request ->
                    request.taskDefinition(step % 2 == 0 ? "web" : "port").count(1 + step % 10));
            return;
        }
        Task any = all.get(step % all.size());
        if (step % 3 == 1) {
            tasks.ecs.run(new StopTask(), new StopTaskRequest("prod", any.arn(), null));
        } else {
            tasks.report(any.arn(), REPORTS.get(step / 3 % 3));
        }
    }

    private static void check(InstanceReservation left, TaskRequests tasks) {
        List<Task> there = tasks.ecs.view().all(EcsTables.TASKS).stream()
                .filter(task ->
                        TaskLedger.hostOf(task).filter(left.id()::equals).isPresent())
                .toList();
        List<Task> holding = there.stream().filter(TaskLedger::holds).toList();

        assertThat(left.cpu())
                .isNotNegative()
                .isEqualTo(2048
                        - holding.stream()
                                .mapToInt(task -> task.place().reserved().cpu())
                                .sum());
        assertThat(left.memory())
                .isNotNegative()
                .isEqualTo(4096
                        - holding.stream()
                                .mapToInt(task -> task.place().reserved().memory())
                                .sum());
        assertThat(left.tcpPorts())
                .containsExactlyElementsOf(holding.stream()
                        .flatMap(task -> task.place().reserved().tcpPorts().stream())
                        .toList());
        assertThat(left.runningTasks()).isEqualTo(count(there, TaskStatus.RUNNING));
        assertThat(left.pendingTasks()).isEqualTo(count(there, TaskStatus.PENDING));
    }

    private static int count(List<Task> tasks, TaskStatus status) {
        return (int) tasks.stream().filter(task -> task.lastStatus() == status).count();
    }
}
