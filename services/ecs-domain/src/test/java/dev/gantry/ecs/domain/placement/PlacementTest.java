package dev.gantry.ecs.domain.placement;

import static dev.gantry.ecs.domain.Samples.attribute;
import static dev.gantry.ecs.domain.Samples.candidate;
import static dev.gantry.ecs.domain.Samples.instance;
import static dev.gantry.ecs.domain.Samples.instanceId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.ecs.domain.instance.ContainerInstance;
import dev.gantry.ecs.domain.instance.ContainerInstanceLifecycle;
import dev.gantry.ecs.domain.instance.InstanceReservation;
import dev.gantry.ecs.domain.instance.InstanceSignal;
import dev.gantry.ecs.domain.placement.Placement.Decision.Chosen;
import dev.gantry.ecs.domain.placement.Placement.Decision.Refused;
import dev.gantry.ecs.domain.placement.Placement.Refusal;
import dev.gantry.shapes.ecs.Attribute;
import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.shapes.ecs.PlacementConstraint;
import dev.gantry.shapes.ecs.PlacementStrategy;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PlacementTest {

    private static final TaskDemand SMALL = demand(256, 512);
    private static final String ZONE = "ecs.availability-zone";

    private static TaskDemand demand(int cpu, int memory) {
        return new TaskDemand(cpu, memory, List.of(), List.of(), 0, 0, List.of(), List.of(), Set.of());
    }

    private static Candidate inZone(int number, String zone, int cpuTaken, int memoryTaken) {
        ContainerInstance instance = instance(number, attribute(ZONE, zone));
        InstanceReservation all = InstanceReservation.none(instance.id(), instance.resources());
        TaskDemand taken = demand(cpuTaken, memoryTaken);
        return Reservations.take(all, taken) instanceof Reservations.Taken.Granted granted
                ? new Candidate(instance, granted.left(), _ -> List.of())
                : candidate(instance);
    }

    private static PlacementRequest request(Constraints constraints, String... strategies) {
        return new PlacementRequest(SMALL, constraints, strategies(strategies), GroupTally.empty());
    }

    /** As in {@code spread attribute:x}. */
    private static Strategies strategies(String... steps) {
        return Strategies.parse(Stream.of(steps)
                .map(step -> step.split(" "))
                .map(words -> PlacementStrategy.builder()
                        .type(words[0])
                        .field(words.length > 1 ? words[1] : null)
                        .build())
                .toList());
    }

    private static int chosen(PlacementRequest request, Candidates candidates) {
        return Placement.place(request, candidates, Chance.seeded("1")) instanceof Chosen choice
                ? Integer.parseInt(choice.candidate().id().id(), 16)
                : 0;
    }

    @Test
    void binpack_takes_the_fullest_that_still_fits() {
        Candidates candidates = Candidates.of(List.of(
                inZone(1, "a", 900, 1000), inZone(2, "a", 0, 3500), inZone(3, "a", 0, 3600), inZone(4, "a", 0, 2000)));

        assertThat(chosen(request(Constraints.NONE, "binpack memory"), candidates))
                .isEqualTo(2);
        assertThat(chosen(request(Constraints.NONE, "BINPACK CPU"), candidates)).isEqualTo(1);
    }

    @Test
    void spread_takes_the_zone_and_then_the_instance_with_the_fewest_tasks_of_the_group() {
        Candidate busy = inZone(1, "a", 0, 0);
        Candidate other = inZone(2, "a", 0, 0);
        Candidate third = inZone(3, "b", 0, 0);
        Candidate fourth = inZone(4, "b", 0, 0);
        GroupTally tally =
                GroupTally.of(() -> Stream.of(busy.instance(), busy.instance(), other.instance(), third.instance()));
        PlacementRequest request = new PlacementRequest(
                SMALL, Constraints.NONE, strategies("spread attribute:" + ZONE, "spread host"), tally);
        Candidates candidates = Candidates.of(List.of(busy, other, third, fourth));

        assertThat(chosen(request, candidates)).isEqualTo(4);
        tally.placed(fourth.instance());
        assertThat(chosen(request, candidates)).isIn(3, 4);
        tally.placed(third.instance());
        assertThat(chosen(request, candidates)).isIn(2, 4);
    }

    @Test
    void instances_without_the_attribute_are_one_bucket() {
        Candidate plain = candidate(instance(1));
        Candidate zoned = inZone(2, "a", 0, 0);
        GroupTally tally = GroupTally.of(() -> Stream.of(plain.instance()));
        PlacementRequest request =
                new PlacementRequest(SMALL, Constraints.NONE, strategies("spread attribute:" + ZONE), tally);

        assertThat(chosen(request, Candidates.of(List.of(plain, zoned)))).isEqualTo(2);
    }

    @Test
    void distinct_instance_refuses_one_that_holds_the_group() {
        Candidate holder = candidate(instance(1));
        PlacementRequest request = new PlacementRequest(
                SMALL,
                new Constraints(List.of(), true),
                Strategies.RANDOM,
                GroupTally.of(() -> Stream.of(holder.instance())));

        assertThat(chosen(request, Candidates.of(List.of(holder, candidate(instance(2))))))
                .isEqualTo(2);
        assertThat(Placement.refusal(request, holder)).contains(PlacementReason.DISTINCT_INSTANCE);
    }

    @Test
    void counts_why_instances_were_refused_and_names_the_closest() {
        Candidates candidates = Candidates.of(List.of(
                disconnected(1),
                inZone(2, "a", 2000, 0),
                inZone(3, "a", 1900, 0),
                inZone(4, "a", 0, 4000),
                inZone(5, "a", 0, 3700)));

        assertThat(Placement.place(request(Constraints.NONE), candidates, Chance.seeded("1")))
                .isEqualTo(new Refused(
                        Map.of(PlacementReason.AGENT, 1, PlacementReason.CPU, 2, PlacementReason.MEMORY, 2),
                        Optional.of(new Refusal(instanceId(5), PlacementReason.MEMORY))));
        assertThat(Placement.refusals(request(Constraints.NONE), candidates))
                .first()
                .satisfies(refusal -> assertThat(refusal.failure().reason()).isEqualTo("AGENT"));
    }

    /** Everything is wrong with the instance; one after the other is put right. */
    @Test
    void gives_the_first_reason_in_the_order_of_the_checks() {
        TaskDemand demand = new TaskDemand(
                2049,
                4097,
                List.of(22),
                List.of(),
                1,
                3,
                List.of(Attribute.builder().name("needed").build()),
                List.of(attribute("ecs.cpu-architecture", "arm64")),
                Set.of("b"));
        Constraints never =
                Constraints.parse(List.of(), List.of(new PlacementConstraint("memberOf", "attribute:x exists")));

        assertThat(reason(demand, disconnected(1), never)).contains(PlacementReason.AGENT);
        assertThat(reason(demand, candidate(instance(1)), never)).contains(PlacementReason.ATTRIBUTE);
        Candidate capable = candidate(instance(1, attribute("needed", ""), attribute(ZONE, "a")));
        assertThat(reason(demand, capable, never)).contains(PlacementReason.LOCATION);
        assertThat(reason(demand.within(Set.of("a")), capable, never)).contains(PlacementReason.CPU);
        assertThat(reason(SMALL, capable, never)).contains(PlacementReason.MEMBER_OF);
        assertThat(reason(SMALL, capable, Constraints.NONE)).isEmpty();
    }

    @Test
    void an_instance_of_another_architecture_lacks_an_attribute() {
        TaskDemand arm = new TaskDemand(
                1,
                1,
                List.of(),
                List.of(),
                0,
                0,
                List.of(),
                List.of(attribute("ecs.cpu-architecture", "arm64")),
                Set.of());
        Candidate intel = candidate(instance(1, attribute("ecs.cpu-architecture", "x86_64")));

        assertThat(reason(arm, intel, Constraints.NONE)).contains(PlacementReason.ATTRIBUTE);
    }

    private static Optional<PlacementReason> reason(TaskDemand demand, Candidate candidate, Constraints constraints) {
        return Placement.refusal(
                new PlacementRequest(demand, constraints, Strategies.RANDOM, GroupTally.empty()), candidate);
    }

    private static Candidate disconnected(int number) {
        return candidate(ContainerInstanceLifecycle.next(instance(number), new InstanceSignal.AgentDisconnected()));
    }

    @Test
    void the_same_chance_chooses_the_same() {
        Candidates candidates = Candidates.of(many(1000));

        assertThat(chosen(request(Constraints.NONE), candidates))
                .isEqualTo(chosen(request(Constraints.NONE), candidates));
    }

    private static List<Candidate> many(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(
                        number -> inZone(number, List.of("a", "b", "c").get(number % 3), number % 1500, number % 3000))
                .toList();
    }

    @Test
    void refuses_strategies_and_constraints_that_make_no_sense() {
        refused(() -> strategies("binpack disk"));
        refused(() -> strategies("spread zone"));
        refused(() -> strategies("random cpu"));
        refused(() -> strategies("random", "random", "random", "random", "random", "random"));
        refused(() -> Constraints.parse(List.of(), List.of(new PlacementConstraint("distinctInstance", "x"))));
        refused(() -> Constraints.parse(
                List.of(),
                List.of(PlacementConstraint.builder().type("memberOf").build())));
        refused(() -> Constraints.parse(
                List.of(),
                Collections.nCopies(
                        11,
                        PlacementConstraint.builder().type("distinctInstance").build())));
    }

    private static void refused(ThrowingCallable parse) {
        assertThatThrownBy(parse).isInstanceOf(InvalidParameterException.class);
    }
}
