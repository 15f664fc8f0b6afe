package dev.gantry.ecs.domain.placement;

import static dev.gantry.ecs.domain.Samples.attribute;
import static dev.gantry.ecs.domain.Samples.instance;
import static dev.gantry.ecs.domain.instance.InstanceStatus.ACTIVE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.ecs.domain.Samples;
import dev.gantry.ecs.domain.instance.ContainerInstance;
import dev.gantry.ecs.domain.instance.ContainerInstanceLifecycle;
import dev.gantry.ecs.domain.instance.InstanceId;
import dev.gantry.ecs.domain.instance.InstanceReservation;
import dev.gantry.ecs.domain.instance.InstanceSignal;
import dev.gantry.ecs.domain.instance.Reserved;
import dev.gantry.ecs.domain.placement.Reservations.Taken.Granted;
import dev.gantry.ecs.domain.placement.fleet.Fleet;
import dev.gantry.ecs.domain.placement.query.ClusterQuery;
import dev.gantry.shapes.ecs.Attribute;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The fleet's index against rows in a list, of which every one is looked at. */
class FleetTest {

    static final List<Integer> SEEDS = IntStream.range(0, 60).boxed().toList();

    private static final List<Strategy> STRATEGIES = List.of(
            new Strategy.Random(),
            new Strategy.Binpack(Strategy.Amount.CPU),
            new Strategy.Binpack(Strategy.Amount.MEMORY),
            new Strategy.SpreadInstances(),
            new Strategy.SpreadAttribute("ecs.availability-zone"),
            new Strategy.SpreadAttribute("rack"));

    private static final List<String> QUERIES = List.of(
            "attribute:rack == r1",
            "attribute:rack != r2 or attribute:ecs.availability-zone == a",
            "attribute:host == h7",
            "attribute:rack !exists",
            "agentVersion >= 1.0 or attribute:rack exists",
            "runningTasksCount == 0",
            "not(task:group == web)",
            "task:group == db and attribute:ecs.availability-zone in [a, b]");

    private final Map<InstanceId, ContainerInstance> instances = new LinkedHashMap<>();
    private final Map<InstanceId, InstanceReservation> left = new HashMap<>();
    private final List<Held> tasks = new ArrayList<>();
    private final List<Seen> seen = new ArrayList<>();
    private Fleet fleet = Fleet.EMPTY;

    /** A fleet that somebody may still look at, and what there is to see. */
    private record Seen(Fleet fleet, Map<String, Object> sight) {}

    private record Held(InstanceId instance, String group, Reserved reserved) {}

    @ParameterizedTest
    @FieldSource("SEEDS")
    void chooses_what_a_look_at_every_instance_would_choose(int seed) {
        Random random = new Random(seed);
        int size = seed < 2 ? 2500 : List.of(1, 5, 70, 300).get(seed % 4);
        IntStream.rangeClosed(1, size).forEach(number -> register(number, random));
        for (int i = 0; i < 400; i++) {
            changeHands(random);
            switch (random.nextInt(12)) {
                case 0 -> stop(random);
                case 1 -> disconnectOrChange(1 + random.nextInt(size), random);
                default -> place(random);
            }
        }
        tasks.sort((one, other) -> one.group().compareTo(other.group()));
        while (!tasks.isEmpty()) {
            stop(random);
        }
        for (InstanceId id : List.copyOf(instances.keySet())) {
            fleet = fleet.withInstance(id, Optional.empty()).withReservation(id, Optional.empty());
        }
        assertThat(seen).allSatisfy(old -> assertThat(sight(old.fleet())).isEqualTo(old.sight()));
        assertThat(fleet.placeable(Samples.SCOPE, "demo").count()).isZero();
        assertThat(fleet.tally(Samples.SCOPE, "demo", "web").where("rack", "r1"))
                .isZero();
    }

    /** Commands change it in place; in between it is for everybody to look at. */
    private void changeHands(Random random) {
        if (random.nextInt(10) == 0) {
            fleet = fleet.fixed();
            if (random.nextInt(3) == 0) {
                seen.add(new Seen(fleet, sight(fleet)));
            }
        } else if (random.nextInt(5) == 0) {
            fleet = fleet.fixed().editable();
        }
    }

    private static Map<String, Object> sight(Fleet fleet) {
        Map<String, Object> sight = new HashMap<>();
        for (Candidate candidate : fleet.placeable(Samples.SCOPE, "demo").all()) {
            sight.put(candidate.id().id(), List.of(candidate.instance(), candidate.left(), candidate.taskGroups()));
        }
        for (String group : List.of("web", "db", "cache")) {
            GroupTally tally = fleet.tally(Samples.SCOPE, "demo", group);
            sight.put(group, tally.fewest(1));
            for (String rack : List.of("", "r0", "r1", "r2", "r3")) {
                sight.put(group + rack, tally.where("rack", rack));
            }
        }
        return sight;
    }

    private void register(int number, Random random) {
        ContainerInstance instance = instance(number, attributes(number, random));
        instances.put(instance.id(), instance);
        fleet = fleet.withInstance(instance.id(), Optional.of(instance));
        keep(InstanceReservation.none(instance.id(), instance.resources()));
    }

    private ContainerInstance row(InstanceId id) {
        return Objects.requireNonNull(instances.get(id));
    }

    private InstanceReservation leftOf(InstanceId id) {
        return Objects.requireNonNull(left.get(id));
    }

    private static Attribute[] attributes(int number, Random random) {
        Stream<Attribute> zone =
                Stream.of(attribute(Strategies.ZONE, List.of("a", "b", "c").get(number % 3)));
        Stream<Attribute> rack =
                random.nextInt(3) == 0 ? Stream.empty() : Stream.of(attribute("rack", "r" + random.nextInt(4)));
        Stream<Attribute> host = number % 5 == 0 ? Stream.of(attribute("host", "h" + number)) : Stream.empty();
        return Stream.of(zone, rack, host).flatMap(all -> all).toArray(Attribute[]::new);
    }

    private void keep(InstanceReservation row) {
        left.put(row.id(), row);
        fleet = fleet.withReservation(row.id(), Optional.of(row));
    }

    private void disconnectOrChange(int number, Random random) {
        ContainerInstance before = row(Samples.instanceId(number));
        ContainerInstance after =
                switch (random.nextInt(3)) {
                    case 0 -> ContainerInstanceLifecycle.next(before, new InstanceSignal.AgentDisconnected());
                    case 1 -> ContainerInstanceLifecycle.next(before, new InstanceSignal.AgentConnected());
                    default -> before.with(draft -> draft.attributes(List.of(attributes(number, random))));
                };
        instances.put(after.id(), after);
        fleet = fleet.withInstance(after.id(), Optional.of(after));
    }

    private void stop(Random random) {
        if (tasks.isEmpty()) {
            return;
        }
        Held held = tasks.remove(random.nextInt(tasks.size()));
        keep(Reservations.release(leftOf(held.instance()), held.reserved()).counting(-1, 0));
        fleet = fleet.withTasks(held.instance(), held.group(), -1);
    }

    private void place(Random random) {
        String group = List.of("web", "db", "cache").get(random.nextInt(3));
        GroupTally counted = GroupTally.of(
                () -> tasks.stream().filter(held -> held.group().equals(group)).map(held -> row(held.instance())));
        PlacementRequest request = request(random, counted);
        PlacementRequest same = new PlacementRequest(
                request.demand(),
                request.constraints(),
                request.strategies(),
                fleet.tally(Samples.SCOPE, "demo", group));
        List<Candidate> winners = Scan.winners(request, candidates());
        Optional<Candidate> found = Placement.find(
                same, fleet.placeable(Samples.SCOPE, "demo"), Chance.seeded(Integer.toHexString(random.nextInt())));

        assertThat(found.map(Candidate::id).stream().toList())
                .as("%s", request)
                .hasSize(winners.isEmpty() ? 0 : 1)
                .isSubsetOf(winners.stream().map(Candidate::id).toList());
        if (winners.isEmpty()) {
            assertThat(Placement.closest(same, fleet.placeable(Samples.SCOPE, "demo")))
                    .isEqualTo(Placement.closest(request, Candidates.of(placeable())));
        }
        found.ifPresent(candidate -> take(candidate, request.demand(), group));
    }

    private void take(Candidate candidate, TaskDemand demand, String group) {
        assertThat(candidate.left()).isEqualTo(left.get(candidate.id()));
        Granted granted = (Granted) Reservations.take(candidate.left(), demand);
        assertThat(granted.left().cpu()).isNotNegative();
        assertThat(granted.left().memory()).isNotNegative();
        assertThat(granted.left().networkInterfaces()).isNotNegative();
        tasks.add(new Held(candidate.id(), group, granted.reserved()));
        keep(granted.left().counting(1, -1));
        fleet = fleet.withTasks(candidate.id(), group, 1);
    }

    private List<Candidate> candidates() {
        return instances.values().stream()
                .map(row -> new Candidate(row, leftOf(row.id()), this::groups))
                .toList();
    }

    private List<Candidate> placeable() {
        return candidates().stream()
                .filter(candidate ->
                        candidate.agentConnected() && candidate.instance().status() == ACTIVE)
                .toList();
    }

    private Collection<String> groups(InstanceId id) {
        return tasks.stream()
                .filter(held -> held.instance().equals(id))
                .map(Held::group)
                .collect(Collectors.toSet());
    }

    private static PlacementRequest request(Random random, GroupTally tally) {
        List<Integer> ports = random.nextInt(5) == 0 ? List.of(80 + random.nextInt(2)) : List.of();
        TaskDemand demand = new TaskDemand(
                128 * random.nextInt(4),
                100 * random.nextInt(8),
                ports,
                List.of(),
                0,
                random.nextInt(6) == 0 ? 1 : 0,
                random.nextInt(8) == 0
                        ? List.of(Attribute.builder().name("rack").build())
                        : List.of(),
                List.of(),
                random.nextInt(8) == 0 ? Set.of("b", "c") : Set.of());
        List<ClusterQuery> queries = random.ints(random.nextInt(3), 0, QUERIES.size())
                .mapToObj(QUERIES::get)
                .map(ClusterQuery::parse)
                .toList();
        List<Strategy> steps = random.ints(random.nextInt(6), 0, STRATEGIES.size())
                .mapToObj(STRATEGIES::get)
                .toList();
        return new PlacementRequest(
                demand, new Constraints(queries, random.nextInt(4) == 0), new Strategies(steps), tally);
    }

    @Test
    void what_changes_in_place_never_changes_what_it_was_made_from() {
        Random random = new Random(2);
        IntStream.rangeClosed(1, 1000).forEach(number -> register(number, random));
        Fleet before = fleet;
        Map<String, Object> sight = sight(before);

        fleet = before.editable();
        IntStream.range(0, 50).forEach(_ -> place(random));
        Fleet after = fleet.fixed();
        Map<String, Object> sightAfter = sight(after);
        fleet = after.editable();
        IntStream.range(0, 50).forEach(_ -> place(random));

        assertThat(sight(before)).isEqualTo(sight);
        assertThat(sight(after)).isEqualTo(sightAfter).isNotEqualTo(sight);
    }

    @Test
    void who_came_closest_is_who_it_is_now() {
        Random random = new Random(3);
        register(1, random);
        TaskDemand demand = new TaskDemand(1 << 20, 0, List.of(), List.of(), 0, 0, List.of(), List.of(), Set.of());
        Supplier<Optional<Placement.Refusal>> ask = () -> {
            GroupTally tally = fleet.tally(Samples.SCOPE, "demo", "web");
            return Placement.closest(
                    new PlacementRequest(demand, Constraints.NONE, Strategies.RANDOM, tally),
                    fleet.placeable(Samples.SCOPE, "demo"));
        };

        assertThat(ask.get()).isPresent().isEqualTo(ask.get());
        fleet = fleet.withInstance(Samples.instanceId(1), Optional.empty());
        assertThat(ask.get()).isEmpty();
    }

    @Test
    void attributes_that_never_stay_the_same_cost_nothing_in_the_end() {
        Random random = new Random(1);
        register(1, random);
        for (int i = 0; i < 1000; i++) {
            String load = String.valueOf(i);
            ContainerInstance changed =
                    row(Samples.instanceId(1)).with(draft -> draft.attributes(List.of(attribute("load", load))));
            instances.put(changed.id(), changed);
            fleet = fleet.withInstance(changed.id(), Optional.of(changed));
            place(random);
        }
        assertThat(fleet.placeable(Samples.SCOPE, "demo").count()).isOne();
    }
}
