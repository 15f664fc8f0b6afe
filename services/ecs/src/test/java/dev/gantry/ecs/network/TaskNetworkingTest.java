package dev.gantry.ecs.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.EcsTester;
import dev.gantry.ecs.TaskLedger;
import dev.gantry.ecs.domain.instance.Reserved;
import dev.gantry.ecs.domain.task.StopCause;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.ecs.domain.task.TaskId;
import dev.gantry.ecs.domain.task.TaskLaunch;
import dev.gantry.ecs.domain.task.TaskLifecycle;
import dev.gantry.ecs.domain.task.TaskOptions;
import dev.gantry.ecs.domain.task.TaskOrigin;
import dev.gantry.ecs.domain.task.TaskPlace;
import dev.gantry.ecs.domain.task.TaskRequest;
import dev.gantry.ecs.domain.task.TaskSignal;
import dev.gantry.ecs.domain.task.TaskStatus;
import dev.gantry.kernel.MemoryJournal;
import dev.gantry.shapes.ecs.AwsVpcConfiguration;
import dev.gantry.shapes.ecs.LaunchType;
import dev.gantry.shapes.ecs.NetworkConfiguration;
import dev.gantry.shapes.ecs.TaskDefinition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class TaskNetworkingTest {

    private final MemoryJournal.Storage storage = new MemoryJournal.Storage();
    private final PaperEc2 ec2 = new PaperEc2();
    private EcsTester ecs = EcsTester.start(storage);
    private TaskNetworking networking = networking();
    private final String key = accepted();

    @Test
    void a_task_gets_an_interface_and_gives_it_back_before_it_is_stopped() {
        work();
        assertThat(task().lastStatus()).isEqualTo(TaskStatus.PENDING);
        assertThat(task().networkInterface().orElseThrow().detail("networkInterfaceId"))
                .contains("eni-1");

        loseHost();
        assertThat(task().lastStatus()).isEqualTo(TaskStatus.DEPROVISIONING);
        work();

        assertThat(task().lastStatus()).isEqualTo(TaskStatus.STOPPED);
        assertThat(ec2.interfaces).isEmpty();
    }

    @Test
    void a_server_killed_before_it_noted_the_interface_finds_it_again() {
        killedAfterCreating();

        networking.wakenAtStart(ecs.view()).forEach(this::work);

        assertThat(ec2.interfaces).hasSize(1);
        assertThat(task().networkInterface()).isPresent();
    }

    @Test
    void an_interface_nobody_noted_is_taken_back_when_its_task_was_stopped_meanwhile() {
        killedAfterCreating();
        stop();
        assertThat(task().lastStatus()).isEqualTo(TaskStatus.STOPPED);

        networking.wakenAtStart(ecs.view()).forEach(this::work);

        assertThat(ec2.interfaces).isEmpty();
    }

    @Test
    void what_has_come_to_its_end_is_no_work_for_the_next_server() {
        work();
        loseHost();
        work();

        assertThat(networking.wakenAtStart(ecs.view())).isEmpty();
    }

    private void killedAfterCreating() {
        ec2.killsServer = true;
        assertThatExceptionOfType(PaperEc2.Killed.class).isThrownBy(this::work);
        ec2.killsServer = false;
        ecs.stop();
        ecs = EcsTester.start(storage);
        networking = networking();
    }

    private TaskNetworking networking() {
        ServiceRole role = new ServiceRole(() -> ec2);
        return new TaskNetworking(() -> ecs.engine(), new TaskNetworkInterfaces(role, new Subnets(role)));
    }

    private void work() {
        work(key);
    }

    private void work(String task) {
        Optional<?> again = networking.work(task, ecs.view());
        assertThat(again).isEmpty();
    }

    private Task task() {
        return ecs.view().find(EcsTables.TASKS, key).orElseThrow();
    }

    private void stop() {
        signal(now -> new TaskSignal.StopRequested(StopCause.byUser(Optional.empty()), now));
    }

    private void loseHost() {
        signal(now -> new TaskSignal.InstanceLost(StopCause.byUser(Optional.empty()), now));
    }

    private void signal(Function<Instant, TaskSignal> signal) {
        ecs.write(tx -> TaskLedger.signal(tx, tx.find(EcsTables.TASKS, key).orElseThrow(), signal.apply(tx.now())));
    }

    private String accepted() {
        TaskDefinition definition = TaskDefinition.builder()
                .family("web")
                .revision(1)
                .networkMode("awsvpc")
                .build();
        NetworkConfiguration network = NetworkConfiguration.builder()
                .awsvpcConfiguration(AwsVpcConfiguration.builder()
                        .subnets(List.of("subnet-a"))
                        .build())
                .build();
        TaskRequest request =
                new TaskRequest(Optional.empty(), Optional.of(network), List.of(), Optional.empty(), Optional.empty());
        TaskOrigin origin = new TaskOrigin("family:web", Optional.empty(), LaunchType.FARGATE, Optional.empty());
        TaskLaunch launch = TaskLaunch.of(definition, origin, TaskOptions.NONE, request);
        TaskId id = new TaskId(ecs.scope(), "default", "0123456789abcdef0123456789abcdef");
        TaskPlace place = TaskPlace.onFargateHost("host-1", Optional.empty(), Reserved.NOTHING);
        ecs.write(tx -> TaskLedger.begin(
                tx, TaskLifecycle.begin(Task.accepted(id, launch, List.of(), tx.now()), place, tx.now())));
        return id.key();
    }
}
