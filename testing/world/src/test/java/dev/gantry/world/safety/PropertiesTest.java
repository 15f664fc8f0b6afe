package dev.gantry.world.safety;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.ecs.EcsService;
import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.PollEndpoints;
import dev.gantry.ecs.domain.service.Deployment;
import dev.gantry.ecs.domain.service.RolloutState;
import dev.gantry.ecs.domain.task.DesiredStatus;
import dev.gantry.ecs.domain.task.StopCause;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.ecs.domain.task.TaskId;
import dev.gantry.ecs.domain.task.TaskLifecycle;
import dev.gantry.ecs.domain.task.TaskSignal;
import dev.gantry.kernel.Engine;
import dev.gantry.kernel.MemoryJournal;
import dev.gantry.kernel.Published;
import dev.gantry.kernel.Table;
import dev.gantry.kernel.Tx;
import dev.gantry.kernel.View;
import dev.gantry.kernel.time.VirtualTimeline;
import dev.gantry.value.Row;
import dev.gantry.value.SeededIds;
import dev.gantry.world.CalmWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Each property sees the mistake that it is there for: rows of a sound world, and one that nobody should ever write. */
class PropertiesTest {

    private static final Instant LATER = Instant.parse("2026-01-01T01:00:00Z");
    private static final List<Table<?>> TABLES =
            EcsService.of(new PollEndpoints(() -> ""), Duration.ofHours(1)).tables();

    private final View sound = new CalmWorld().service("good", 2).settle().view();
    private final Task task = sound.all(EcsTables.TASKS).at(0);
    private final Deployment deployment = sound.all(EcsTables.DEPLOYMENTS).at(0);

    /** What the property says of the mistake. */
    private Optional<String> said(Property property, Consumer<Tx> mistake) {
        Engine engine = Engine.stepping(new MemoryJournal(), TABLES, new VirtualTimeline(LATER), new SeededIds(1));
        engine.execute(tx -> TABLES.forEach(table -> copy(table, tx)));
        View before = engine.view();
        List<Published> batches = new ArrayList<>();
        engine.follow(batches::add);
        engine.execute(mistake);
        Published batch = batches.getFirst();
        return property.brokenBy(new Commit(before, batch.view(), batch.changes(), LATER));
    }

    private <R extends Row> void copy(Table<R> table, Tx tx) {
        sound.all(table).forEach(row -> tx.put(table, row));
    }

    private Task changed(TaskId id, DesiredStatus desired) {
        return new Task(
                id,
                task.launch(),
                task.place(),
                task.lastStatus(),
                desired,
                task.stop(),
                task.times(),
                task.containers(),
                task.attachments(),
                task.connected(),
                task.handedOver(),
                task.tags(),
                task.version(),
                task.protectedUntil());
    }

    private Task another(String id) {
        return changed(new TaskId(task.id().scope(), task.id().cluster(), id.repeat(32)), task.desiredStatus());
    }

    @Test
    void a_reservation_that_its_tasks_do_not_explain() {
        assertThat(said(
                        new NothingIsOvercommitted(),
                        tx -> tx.put(
                                EcsTables.RESERVATIONS,
                                sound.all(EcsTables.RESERVATIONS).at(0).counting(1, 0))))
                .isPresent();
    }

    @Test
    void a_running_task_that_is_forgotten() {
        assertThat(said(new StatusNeverMovesBack(), tx -> tx.delete(EcsTables.TASKS, task.key())))
                .isPresent();
    }

    @Test
    void a_task_that_stops_without_a_reason() {
        assertThat(said(
                        new StoppedTasksSayWhy(),
                        tx -> tx.put(EcsTables.TASKS, changed(task.id(), DesiredStatus.STOPPED))))
                .isPresent();
    }

    @Test
    void more_tasks_than_the_maximum() {
        assertThat(said(
                        new NeverAboveMaximum(),
                        tx -> List.of("a", "b", "c").forEach(id -> tx.put(EcsTables.TASKS, another(id)))))
                .isPresent();
    }

    @Test
    void a_healthy_task_that_the_service_cannot_spare() {
        assertThat(said(
                        new NeverBelowMinimum(),
                        tx -> tx.put(
                                EcsTables.TASKS,
                                TaskLifecycle.next(
                                        task,
                                        new TaskSignal.StopRequested(StopCause.scalingActivity("ecs-svc/1"), LATER)))))
                .isPresent();
    }

    @Test
    void a_completed_deployment_that_fails_after_all() {
        assertThat(said(
                        new FailedDeploymentsStayFailed(),
                        tx -> tx.put(EcsTables.DEPLOYMENTS, deployment.reached(RolloutState.FAILED, "", LATER))))
                .isPresent();
    }

    @Test
    void a_service_whose_deployment_is_gone() {
        assertThat(said(new OneDeploymentLeads(), tx -> tx.delete(EcsTables.DEPLOYMENTS, deployment.key())))
                .isPresent();
    }
}
