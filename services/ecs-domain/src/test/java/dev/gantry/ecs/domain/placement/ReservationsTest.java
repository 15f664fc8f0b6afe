package dev.gantry.ecs.domain.placement;

import static dev.gantry.ecs.domain.Samples.instanceId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.ecs.domain.instance.InstanceReservation;
import dev.gantry.ecs.domain.instance.RegisteredResources;
import dev.gantry.ecs.domain.instance.Reserved;
import dev.gantry.ecs.domain.placement.Reservations.Taken;
import dev.gantry.ecs.domain.placement.Reservations.Taken.Granted;
import dev.gantry.ecs.domain.placement.Reservations.Taken.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReservationsTest {

    private static final RegisteredResources ALL =
            new RegisteredResources(1024, 1000, List.of(22), List.of(), List.of("gpu-a", "gpu-b"), 1);
    private static final InstanceReservation EMPTY = InstanceReservation.none(instanceId(1), ALL);

    private static TaskDemand demand(int cpu, int memory, List<Integer> tcp, List<Integer> udp, int gpus, int enis) {
        return new TaskDemand(cpu, memory, tcp, udp, gpus, enis, List.of(), List.of(), Set.of());
    }

    @ParameterizedTest
    @MethodSource
    void refuses_what_is_short_in_the_order_of_the_checks(PlacementReason reason, TaskDemand demand) {
        assertThat(Reservations.take(EMPTY, demand)).isEqualTo(new Refused(reason));
    }

    static Stream<Arguments> refuses_what_is_short_in_the_order_of_the_checks() {
        return Stream.of(
                Arguments.of(PlacementReason.CPU, demand(1025, 1001, List.of(22), List.of(), 3, 2)),
                Arguments.of(PlacementReason.MEMORY, demand(1024, 1001, List.of(22), List.of(), 3, 2)),
                Arguments.of(PlacementReason.PORTS, demand(1024, 1000, List.of(22), List.of(), 3, 2)),
                Arguments.of(PlacementReason.GPU, demand(1024, 1000, List.of(80), List.of(22), 3, 2)),
                Arguments.of(PlacementReason.ENI, demand(1024, 1000, List.of(80), List.of(22), 2, 2)));
    }

    @Property(tries = 500)
    void is_never_over_committed_and_gives_back_all(@ForAll("demands") List<TaskDemand> demands) {
        InstanceReservation left = EMPTY;
        List<Reserved> held = new ArrayList<>();
        for (TaskDemand demand : demands) {
            Taken taken = Reservations.take(left, demand);
            if (taken instanceof Granted granted) {
                left = granted.left();
                held.add(granted.reserved());
            }
        }

        assertThat(held.stream().mapToInt(Reserved::cpu).sum() + left.cpu()).isEqualTo(ALL.cpu());
        assertThat(held.stream().mapToInt(Reserved::memory).sum() + left.memory())
                .isEqualTo(ALL.memory());
        assertThat(left.cpu()).isNotNegative();
        assertThat(left.memory()).isNotNegative();
        assertThat(left.networkInterfaces()).isNotNegative();
        assertThat(held.stream().flatMap(reserved -> reserved.tcpPorts().stream()))
                .doesNotHaveDuplicates();
        assertThat(held.stream().flatMap(reserved -> reserved.udpPorts().stream()))
                .doesNotHaveDuplicates();
        assertThat(held.stream().flatMap(reserved -> reserved.gpus().stream())).doesNotHaveDuplicates();
        assertThat(withoutCounts(Reservations.recount(left, ALL, held))).isEqualTo(withoutCounts(left));
        for (Reserved reserved : held) {
            left = Reservations.release(left, reserved);
        }
        assertThat(withoutCounts(left)).isEqualTo(EMPTY);
    }

    private static InstanceReservation withoutCounts(InstanceReservation left) {
        return new InstanceReservation(
                left.id(),
                left.cpu(),
                left.memory(),
                left.tcpPorts(),
                left.udpPorts(),
                left.gpus(),
                left.networkInterfaces(),
                0,
                0,
                0);
    }

    @Provide
    Arbitrary<List<TaskDemand>> demands() {
        Arbitrary<List<Integer>> ports =
                Arbitraries.of(22, 80, 81, 82).list().uniqueElements().ofMaxSize(2);
        Arbitrary<Integer> few = Arbitraries.integers().between(0, 1);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 600),
                        Arbitraries.integers().between(0, 600),
                        ports,
                        ports,
                        few,
                        few)
                .as(ReservationsTest::demand)
                .list()
                .ofMaxSize(10);
    }
}
