package dev.gantry.shapes.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.shapes.AllModels;
import dev.gantry.shapes.Shape;
import dev.gantry.shapes.Structure;
import dev.gantry.shapes.Validation;
import dev.gantry.shapes.ecs.RegisterTaskDefinitionRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RandomStructuresTest {

    @Test
    void are_valid() {
        for (long seed = 0; seed < 5; seed++) {
            RandomStructures random = RandomStructures.seeded(seed);
            assertThat(AllModels.shapes())
                    .allSatisfy(shape ->
                            assertThat(Validation.check(random.next(shape))).isEmpty());
        }
    }

    @Test
    void are_the_same_for_the_same_seed() {
        assertThat(RandomStructures.seeded(42).next(RegisterTaskDefinitionRequest.SHAPE))
                .isEqualTo(RandomStructures.seeded(42).next(RegisterTaskDefinitionRequest.SHAPE))
                .isNotEqualTo(RandomStructures.seeded(43).next(RegisterTaskDefinitionRequest.SHAPE));
    }

    @Test
    void set_every_member_sooner_or_later() {
        TreeSet<String> never = new TreeSet<>();
        for (Shape<?> shape : AllModels.shapes()) {
            List<Structure> samples = new ArrayList<>();
            for (long seed = 0; seed < 40; seed++) {
                samples.add(RandomStructures.seeded(seed).next(shape));
            }
            for (int i = 0; i < shape.members().size(); i++) {
                int member = i;
                if (samples.stream().allMatch(sample -> sample.member(member) == null)) {
                    never.add(shape.name() + "." + shape.members().get(i).name());
                }
            }
        }

        assertThat(never).isEmpty();
    }

    @Test
    void leave_out_empty_collections_where_asked() {
        for (long seed = 0; seed < 50; seed++) {
            RandomStructures random = RandomStructures.seeded(seed).withoutEmptyCollections();
            assertThat(hasEmptyCollection(random.next(RegisterTaskDefinitionRequest.SHAPE)))
                    .isFalse();
        }
    }

    private static boolean hasEmptyCollection(Object value) {
        return switch (value) {
            case Structure structure -> {
                boolean found = false;
                for (int i = 0; i < structure.shape().members().size(); i++) {
                    Object member = structure.member(i);
                    found |= member != null && hasEmptyCollection(member);
                }
                yield found;
            }
            case Collection<?> list ->
                list.isEmpty() || list.stream().anyMatch(RandomStructuresTest::hasEmptyCollection);
            case Map<?, ?> map -> map.isEmpty() || hasEmptyCollection(map.values());
            default -> false;
        };
    }
}
