package dev.gantry.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IdsTest {

    static List<Ids> kinds() {
        return List.of(new RandomIds(), new SeededIds(1));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void look_as_aws_ids_do(Ids ids) {
        for (int i = 0; i < 2_000; i++) {
            assertThat(ids.hex(17)).matches("[0-9a-f]{17}");
            assertThat(ids.digits(19)).matches("[1-9][0-9]{18}");
            assertThat(UUID.fromString(ids.uuid())).satisfies(uuid -> {
                assertThat(uuid.version()).isEqualTo(4);
                assertThat(uuid.variant()).isEqualTo(2);
            });
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void never_come_twice(Ids ids) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 5_000; i++) {
            assertThat(seen.add(ids.hex(32))).isTrue();
            assertThat(seen.add(ids.uuid())).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void use_every_digit(Ids ids) {
        assertThat(ids.hex(2_000).chars().distinct().count()).isEqualTo(16);
        assertThat(ids.digits(2_000).chars().distinct().count()).isEqualTo(10);
    }

    @Test
    void the_same_seed_gives_the_same_ids() {
        assertThat(new SeededIds(5).hex(32)).isEqualTo(new SeededIds(5).hex(32)).isNotEqualTo(new SeededIds(6).hex(32));
    }
}
