package dev.gantry.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.ecs.domain.instance.ContainerInstance;
import dev.gantry.ecs.domain.instance.ContainerInstanceLifecycle;
import dev.gantry.ecs.domain.instance.InstanceSignal;
import dev.gantry.ecs.domain.placement.Candidate;
import dev.gantry.ecs.domain.placement.GroupTally;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.ecs.operations.CreateService;
import dev.gantry.ecs.operations.DeregisterContainerInstance;
import dev.gantry.ecs.operations.RunTask;
import dev.gantry.ecs.operations.UpdateService;
import dev.gantry.kernel.Tx;
import dev.gantry.kernel.View;
import dev.gantry.shapes.ecs.CreateServiceRequest;
import dev.gantry.shapes.ecs.DeregisterContainerInstanceRequest;
import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.shapes.ecs.RunTaskRequest;
import dev.gantry.shapes.ecs.UpdateServiceRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What commands make of the fleet step by step against what all rows together make of it. */
class FleetRowsTest {

    private static final List<String> GROUPS = List.of("family:web", "family:db", "service:shop", "service:blog");

    private final EcsTester ecs = EcsTester.start();
    private final Fleet fleet = new Fleet(ecs);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void follows_every_row_of_a_random_history(long seed) {
        Random random = new Random(seed);
        fleet.cluster("prod");
        List.of("web", "db").forEach(fleet::definition);
        assertFollows(ecs.view());
        for (int i = 0; i < 120; i++) {
            tryStep(random);
            assertFollows(ecs.view());
        }
        assertThat(ecs.view().all(EcsTables.TASKS)).hasSizeGreaterThan(10);
        ecs.advance(Duration.ofHours(2));
        assertFollows(ecs.view());
    }

    /** What is refused, because there is no such instance any more, changes nothing. */
    private void tryStep(Random random) {
        try {
            step(random);
        } catch (InvalidParameterException refused) {
            assertThat(refused).hasMessageMatching("(?i).*container instances? w.*");
        }
    }

    private void step(Random random) {
        String family = random.nextBoolean() ? "web" : "db";
        switch (random.nextInt(9)) {
            case 0, 1 -> fleet.instance("prod", Fleet.attribute("rack", "r" + random.nextInt(3)));
            case 2 -> signal(random, new InstanceSignal.AgentConnected());
            case 3 -> signal(random, new InstanceSignal.AgentDisconnected());
            case 4 -> deregister(random);
            case 5 -> stop(random);
            case 6 -> runTasks(family, 1 + random.nextInt(10));
            case 7 -> scale(random.nextBoolean() ? "shop" : "blog", random.nextInt(8));
            default -> changesItsMind(random);
        }
        if (random.nextInt(4) == 0) {
            ecs.advance(Duration.ofSeconds(random.nextInt(120)));
        }
    }

    private void signal(Random random, InstanceSignal signal) {
        any(ecs.view().all(EcsTables.INSTANCES).stream().toList(), random)
                .forEach(row ->
                        ecs.write(tx -> tx.put(EcsTables.INSTANCES, ContainerInstanceLifecycle.next(row, signal))));
    }

    private void deregister(Random random) {
        any(ecs.view().all(EcsTables.INSTANCES).stream().toList(), random)
                .forEach(row -> ecs.run(
                        new DeregisterContainerInstance(),
                        new DeregisterContainerInstanceRequest("prod", row.id().arn(), true)));
    }

    private void stop(Random random) {
        List<Task> running = ecs.view().all(EcsTables.TASKS).stream()
                .filter(task -> !task.isStopped())
                .toList();
        any(running, random).forEach(fleet::stop);
    }

    private static <T> List<T> any(List<T> all, Random random) {
        return all.isEmpty() ? List.of() : List.of(all.get(random.nextInt(all.size())));
    }

    private void runTasks(String family, int count) {
        ecs.run(
                new RunTask(),
                RunTaskRequest.builder()
                        .cluster("prod")
                        .taskDefinition(family)
                        .count(count)
                        .build());
    }

    private void scale(String service, int count) {
        boolean isThere = ecs.view().all(EcsTables.SERVICES).stream()
                .anyMatch(row -> row.id().name().equals(service));
        if (isThere) {
            ecs.run(
                    new UpdateService(),
                    UpdateServiceRequest.builder()
                            .cluster("prod")
                            .service(service)
                            .desiredCount(count)
                            .build());
        } else {
            ecs.run(
                    new CreateService(),
                    CreateServiceRequest.builder()
                            .cluster("prod")
                            .serviceName(service)
                            .taskDefinition("web")
                            .desiredCount(count)
                            .build());
        }
    }

    /** A command that connects, moves and forgets rows, looks at the fleet in between, and throws in the end. */
    private void changesItsMind(Random random) {
        assertThatThrownBy(() -> ecs.write(tx -> {
                    any(tx.all(EcsTables.INSTANCES).stream().toList(), random).forEach(row -> turnOver(tx, row));
                    assertFollows(tx);
                    any(tx.all(EcsTables.TASKS).stream().toList(), random)
                            .forEach(row -> tx.delete(EcsTables.TASKS, row.key()));
                    assertFollows(tx);
                    throw new IllegalStateException("changed my mind");
                }))
                .hasMessage("changed my mind");
        ecs.write(FleetRowsTest::assertFollows);
    }

    private static void turnOver(Tx tx, ContainerInstance row) {
        tx.put(EcsTables.INSTANCES, row.with(draft -> draft.attributes(List.of(Fleet.attribute("rack", "r9")))));
        tx.put(
                EcsTables.INSTANCES,
                ContainerInstanceLifecycle.next(
                        tx.find(EcsTables.INSTANCES, row.key()).orElseThrow(), new InstanceSignal.AgentConnected()));
        tx.find(EcsTables.RESERVATIONS, row.key())
                .ifPresent(left -> tx.put(EcsTables.RESERVATIONS, left.counting(0, 3)));
    }

    private static void assertFollows(View view) {
        assertThat(sight(view, view.derived(EcsTables.FLEET))).isEqualTo(sight(view, EcsTables.FLEET.whole(view)));
    }

    private static Map<String, Object> sight(View view, dev.gantry.ecs.domain.placement.fleet.Fleet seen) {
        Map<String, Object> sight = new HashMap<>();
        for (Candidate candidate : seen.placeable(EcsTester.HOME, "prod").all()) {
            sight.put(
                    candidate.id().key(),
                    List.of(
                            candidate.instance(),
                            candidate.left(),
                            Map.of(
                                    "groups",
                                    List.copyOf(candidate.taskGroups().stream()
                                            .sorted()
                                            .toList()))));
        }
        for (String group : GROUPS) {
            GroupTally tally = seen.tally(EcsTester.HOME, "prod", group);
            sight.put(group, tally.fewest(1));
            List.of("", "r0", "r1", "r2", "r9").forEach(rack -> sight.put(group + rack, tally.where("rack", rack)));
            view.all(EcsTables.INSTANCES).forEach(row -> sight.put(group + row.key(), tally.on(row.id())));
        }
        return sight;
    }
}
