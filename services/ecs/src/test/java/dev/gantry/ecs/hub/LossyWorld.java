package dev.gantry.ecs.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.TaskLedger;
import dev.gantry.ecs.domain.instance.InstanceReservation;
import dev.gantry.ecs.domain.task.StopCause;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.ecs.domain.task.TaskStatus;
import dev.gantry.ecs.operations.RunTask;
import dev.gantry.ecs.operations.StopTask;
import dev.gantry.ecs.operations.SubmitTaskStateChange;
import dev.gantry.shapes.ecs.ContainerStateChange;
import dev.gantry.shapes.ecs.RunTaskRequest;
import dev.gantry.shapes.ecs.StopTaskRequest;
import dev.gantry.shapes.ecs.SubmitTaskStateChangeRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** One seeded life of a cluster of five hosts: everything that goes wrong in it follows from the seed. */
final class LossyWorld {

    private static final int FAULTY_STEPS = 60;
    private static final int QUIET_STEPS = 40;

    private final Random random;
    private final List<LossyHost> hosts;
    private final Map<String, Task> before = new HashMap<>();
    private final Map<String, StopCause> causes = new HashMap<>();
    private final List<Runnable> late = new ArrayList<>();
    private HubTester world = HubTester.start();
    private final Optional<LossyService> service;
    private boolean faulty = true;

    LossyWorld(long seed) {
        this(seed, false);
    }

    /** With a service besides the tasks, if that is wanted, that its user scales and rolls out again and again. */
    LossyWorld(long seed, boolean withService) {
        service = withService ? Optional.of(new LossyService()) : Optional.empty();
        random = new Random(seed);
        hosts = IntStream.range(0, 5)
                .mapToObj(_ -> new LossyHost(world.id(world.instance())))
                .toList();
    }

    void play() {
        service.ifPresent(each -> each.create(world.ecs));
        for (int i = 0; i < FAULTY_STEPS; i++) {
            fault();
            step();
        }
        faulty = false;
        late.forEach(Runnable::run);
        late.clear();
        service.ifPresent(_ -> world.advance(Duration.ofMinutes(30))); // whatever it backs off from
        for (int i = 0; i < QUIET_STEPS; i++) {
            step();
        }
        converged();
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private LossyHost anyHost() {
        return hosts.get(random.nextInt(hosts.size()));
    }

    private Optional<Task> anyTask() {
        List<Task> all = world.ecs.view().all(EcsTables.TASKS).stream().toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }

    private void fault() {
        if (chance(40)) {
            run();
        }
        service.ifPresent(each -> each.change(world.ecs, random));
        if (chance(20)) {
            anyTask().ifPresent(task -> world.ecs.run(new StopTask(), new StopTaskRequest("prod", task.arn(), null)));
        }
        if (chance(15)) {
            anyHost().disconnect(chance(50));
        }
        if (chance(10)) {
            anyTask().ifPresent(task -> hosts.forEach(host -> host.exit(task.arn())));
        }
        if (chance(8)) {
            hosts.forEach(host -> host.disconnect(false));
            world = world.restarted();
        }
        if (!late.isEmpty() && chance(50)) {
            late.remove(random.nextInt(late.size())).run();
        }
    }

    private void run() {
        if (!world.ecs.view().all(EcsTables.INSTANCES).isEmpty()) {
            world.ecs.run(
                    new RunTask(),
                    RunTaskRequest.builder()
                            .cluster("prod")
                            .taskDefinition("web")
                            .count(1 + random.nextInt(10))
                            .build());
        }
    }

    private void step() {
        for (LossyHost host : hosts) {
            if (!host.isConnected() && (!faulty || chance(40))) {
                host.connect(world.hub);
            }
            if (!faulty || chance(70)) {
                host.work();
            }
            host.tasks.forEach(this::report);
        }
        world.advance(Duration.ofSeconds(5));
        check();
    }

    /** Until the report is accepted. It may be lost, or its answer; it may come again, much later. */
    private void report(String arn, LossyHost.Running task) {
        if (task.status.equals(task.accepted) || faulty && chance(30)) {
            return;
        }
        String status = task.status;
        submit(arn, status);
        if (faulty && chance(20)) {
            late.add(() -> submit(arn, status));
        }
        if (!faulty || chance(70)) {
            task.accepted = status;
        }
    }

    private void submit(String arn, String status) {
        ContainerStateChange container = ContainerStateChange.builder()
                .containerName("app")
                .status(status)
                .exitCode(status.equals("STOPPED") ? 0 : null)
                .build();
        world.ecs.run(
                new SubmitTaskStateChange(),
                SubmitTaskStateChangeRequest.builder()
                        .cluster("prod")
                        .task(arn)
                        .status(status)
                        .containers(List.of(container))
                        .build());
    }

    private void check() {
        for (Task now : world.ecs.view().all(EcsTables.TASKS)) {
            Optional.ofNullable(before.put(now.key(), now)).ifPresent(then -> check(then, now));
            now.stop()
                    .ifPresent(cause -> assertThat(causes.computeIfAbsent(now.key(), _ -> cause))
                            .as("the stop code of %s stays", now.arn())
                            .isEqualTo(cause));
            assertThat(now.isWanted() || now.stop().isPresent()).isTrue();
        }
        hosts.forEach(this::checkAccounting);
        service.ifPresent(each -> each.check(world.ecs));
    }

    private static void check(Task then, Task now) {
        assertThat(now.lastStatus())
                .as("lastStatus of %s never goes back", now.arn())
                .isGreaterThanOrEqualTo(then.lastStatus());
        assertThat(then.isWanted() || !now.isWanted())
                .as("%s stays unwanted", now.arn())
                .isTrue();
        assertThat(now.version()).isGreaterThanOrEqualTo(then.version());
    }

    private void checkAccounting(LossyHost host) {
        InstanceReservation left = world.ecs
                .view()
                .find(EcsTables.RESERVATIONS, host.instance.key())
                .orElseThrow();
        List<Task> there = world.ecs.view().all(EcsTables.TASKS).stream()
                .filter(task ->
                        TaskLedger.hostOf(task).filter(host.instance::equals).isPresent())
                .toList();
        int held = there.stream()
                .filter(TaskLedger::holds)
                .mapToInt(task -> task.place().reserved().memory())
                .sum();
        assertThat(left.memory()).as("memory left on %s", host.instance).isEqualTo(4096 - held);
        assertThat(left.memory()).isNotNegative();
        assertThat(left.runningTasks()).isEqualTo(count(there, TaskStatus.RUNNING));
        assertThat(left.pendingTasks()).isEqualTo(count(there, TaskStatus.PENDING));
    }

    private static int count(List<Task> tasks, TaskStatus status) {
        return (int) tasks.stream().filter(task -> task.lastStatus() == status).count();
    }

    private void converged() {
        service.ifPresent(each -> each.converged(world.ecs));
        for (Task task : world.ecs.view().all(EcsTables.TASKS)) {
            assertThat(task.lastStatus())
                    .as("%s, wanted %s", task.arn(), task.desiredStatus())
                    .isEqualTo(task.isWanted() ? TaskStatus.RUNNING : TaskStatus.STOPPED);
            assertThat(task.isStopped() || task.connected()).isTrue();
        }
        for (LossyHost host : hosts) {
            host.tasks.forEach((arn, running) -> assertThat(running.status)
                    .as("what the agent has of %s", arn)
                    .isEqualTo(world.task(arn).isWanted() ? "RUNNING" : "STOPPED"));
        }
    }
}
