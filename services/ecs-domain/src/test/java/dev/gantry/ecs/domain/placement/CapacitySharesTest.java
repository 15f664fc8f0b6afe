package dev.gantry.ecs.domain.placement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.shapes.ecs.CapacityProviderStrategyItem;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CapacitySharesTest {

    private static CapacityProviderStrategyItem item(String provider, int weight, int base) {
        return new CapacityProviderStrategyItem(provider, weight, base);
    }

    private static Map<String, Long> added(CapacityShares shares, int count) {
        return Stream.generate(shares::add)
                .limit(count)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    @Test
    void one_to_four_gives_four_of_five() {
        CapacityShares shares = new CapacityShares(List.of(item("A", 1, 0), item("B", 4, 0)), Map.of());

        assertThat(added(shares, 10)).isEqualTo(Map.of("A", 2L, "B", 8L));
    }

    @Test
    void the_base_comes_first_and_is_not_weighed() {
        CapacityShares shares = new CapacityShares(List.of(item("A", 1, 2), item("B", 3, 0)), Map.of());

        assertThat(added(shares, 10)).isEqualTo(Map.of("A", 4L, "B", 6L));
    }

    @Test
    void what_runs_already_counts() {
        CapacityShares shares = new CapacityShares(List.of(item("A", 1, 0), item("B", 1, 0)), Map.of("A", 4));

        assertThat(added(shares, 4)).isEqualTo(Map.of("B", 4L));
    }

    @Test
    void removal_is_the_mirror_image() {
        CapacityShares shares =
                new CapacityShares(List.of(item("A", 1, 2), item("B", 3, 0)), Map.of("A", 4, "B", 6, "gone", 1));

        List<String> removed = Stream.generate(shares::remove)
                .limit(11)
                .map(each -> each.orElse(""))
                .toList();

        assertThat(removed.getFirst()).isEqualTo("gone");
        assertThat(removed.subList(9, 11)).containsOnly("A");
        assertThat(removed.subList(1, 5)).containsExactlyInAnyOrder("A", "B", "B", "B");
        assertThat(shares.remove()).isEmpty();
    }
}
