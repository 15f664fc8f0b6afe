package dev.gantry.benchmarks.placement;

import dev.gantry.benchmarks.load.Latencies;
import dev.gantry.ecs.domain.placement.Candidate;
import dev.gantry.ecs.domain.placement.Chance;
import dev.gantry.ecs.domain.placement.Constraints;
import dev.gantry.ecs.domain.placement.Placement;
import dev.gantry.ecs.domain.placement.PlacementRequest;
import dev.gantry.ecs.domain.placement.Reservations;
import dev.gantry.ecs.domain.placement.Reservations.Taken.Granted;
import dev.gantry.ecs.domain.placement.Strategies;
import dev.gantry.ecs.domain.placement.TaskDemand;
import dev.gantry.ecs.domain.placement.fleet.Fleet;
import java.time.Duration;
import java.util.Optional;

/**
 * Placements one after the other, each against what the ones before it left: the choice, the reservation that is taken,
 * and the fleet with the reservation and the task in it. A command makes as many as a turn of the service controller
 * does, of all sizes and groups, and leaves a fleet that never changes. Every so often the fleet is as it was in the
 * beginning.
 */
final class Placements {

    private static final int ROUND = 2_000;
    private static final int GROUPS = 10;

    /** As many as a turn of the service controller starts. */
    static final int COMMAND = 50;

    private final Fleet beginning;
    private final int perCommand;
    private final Constraints constraints;
    private final Strategies strategies;
    private final Chance chance = Chance.seeded("1");
    private final Latencies latencies = new Latencies();
    private Fleet fleet;
    private long placed;

    Placements(Fleet beginning, int perCommand, Constraints constraints, Strategies strategies) {
        this.perCommand = perCommand;
        this.beginning = beginning;
        this.constraints = constraints;
        this.strategies = strategies;
        this.fleet = beginning;
    }

    /** Placements in a second of CPU, and how long all but one in a hundred took by the clock on the wall. */
    record Speed(double perSecond, Duration p99) {}

    Speed run(int count) {
        long cpu = ThreadClock.nanos();
        for (int i = 0; i < count / perCommand; i++) {
            command();
        }
        return new Speed(count * 1e9 / (ThreadClock.nanos() - cpu), latencies.quantile(0.99));
    }

    private void command() {
        fleet = (placed % ROUND == 0 ? beginning : fleet).editable();
        long before = System.nanoTime();
        for (int i = 0; i < perCommand; i++) {
            place((int) (placed++ % ROUND));
            long after = System.nanoTime();
            latencies.add(after - before);
            before = after;
        }
        fleet = fleet.fixed();
    }

    private void place(int number) {
        String group = "service:" + number % GROUPS;
        TaskDemand demand = SampleFleet.DEMANDS.get(number % SampleFleet.DEMANDS.size());
        PlacementRequest request = new PlacementRequest(
                demand, constraints, strategies, fleet.tally(SampleFleet.SCOPE, SampleFleet.CLUSTER, group));
        Candidate chosen = Placement.find(request, fleet.placeable(SampleFleet.SCOPE, SampleFleet.CLUSTER), chance)
                .orElseThrow();
        Granted granted = (Granted) Reservations.take(chosen.left(), demand);
        fleet = fleet.withReservation(chosen.id(), Optional.of(granted.left())).withTasks(chosen.id(), group, 1);
    }
}
