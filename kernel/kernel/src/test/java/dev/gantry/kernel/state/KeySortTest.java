package dev.gantry.kernel.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.kernel.Table;
import dev.gantry.value.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KeySortTest {

    private record Thing(String key) implements Row {}

    private static final Table<Thing> THINGS = Table.of("test.things", Thing.class);

    private static void assertSorts(List<String> keys) {
        PlacedRow<?>[] rows = keys.stream()
                .map(key -> new PlacedRow<>(THINGS, key, new Thing(key), List.of()))
                .toArray(PlacedRow<?>[]::new);

        KeySort.sort(rows);

        assertThat(Arrays.stream(rows).map(PlacedRow::key))
                .containsExactlyElementsOf(keys.stream().sorted().toList());
    }

    @Test
    void keys_of_a_few_clusters_ascend() {
        SplittableRandom chance = new SplittableRandom(1);
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            keys.add("123456789012/eu-west-" + chance.nextInt(3) + "/web" + chance.nextInt(12) + "/"
                    + Long.toHexString(chance.nextLong()));
        }
        assertSorts(keys);
    }

    @Test
    void keys_of_few_characters_and_of_rare_ones_ascend_as_texts_do() {
        SplittableRandom chance = new SplittableRandom(2);
        String alphabet = "\0a~\u007f\u0080\u00e9\u65e5\ud83d\udea2\uffff";
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            StringBuilder key = new StringBuilder();
            for (int length = chance.nextInt(9); length > 0; length--) {
                key.append(alphabet.charAt(chance.nextInt(alphabet.length())));
            }
            keys.add(key.toString());
        }
        assertSorts(keys);
    }

    @Test
    void nothing_one_and_many_equal_keys_are_sorted_too() {
        assertSorts(List.of());
        assertSorts(List.of("a"));
        assertSorts(java.util.Collections.nCopies(500, "same"));
    }
}
