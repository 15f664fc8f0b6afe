package dev.gantry.shapes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CopiesTest {

    @Test
    void what_is_absent_stays_absent() {
        assertThat(Copies.<String>list(null)).isNull();
        assertThat(Copies.<String>map(null)).isNull();
    }

    @Test
    void a_list_in_a_list_is_copied_too() {
        List<String> inner = new ArrayList<>(List.of("a"));

        List<List<String>> copy = Objects.requireNonNull(Copies.list(List.of(inner)));
        inner.add("b");

        assertThat(copy).containsExactly(List.of("a"));
        assertThatThrownBy(() -> copy.getFirst().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void a_list_in_a_map_is_copied_too() {
        List<String> inner = new ArrayList<>(List.of("a"));
        Map<String, List<String>> map = new HashMap<>(Map.of("key", inner));

        Map<String, List<String>> copy = Objects.requireNonNull(Copies.map(map));
        inner.add("b");
        map.clear();

        assertThat(copy).containsExactly(Map.entry("key", List.of("a")));
    }
}
