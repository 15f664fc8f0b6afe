package dev.gantry.journal.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlacesTest {

    /** From hashes that are all different to few that keys must share. */
    @ParameterizedTest
    @ValueSource(ints = {Integer.MAX_VALUE, 3_000, 40, 1})
    void finds_every_key_that_was_added_and_not_removed(int hashes) {
        Places places = new Places(key -> key.hashCode() * 31L % hashes);
        Map<String, Long> model = new HashMap<>();
        SplittableRandom chance = new SplittableRandom(hashes);
        for (int i = 1; i < 50_000; i++) {
            String key = "key-" + chance.nextInt(4_000);
            if (model.remove(key) == null) {
                places.add(key, i);
                model.put(key, (long) i);
            } else {
                places.remove(key);
            }
        }

        assertThat(model)
                .isNotEmpty()
                .allSatisfy((key, place) -> assertThat(places.find(key)).isEqualTo(place));
    }
}
