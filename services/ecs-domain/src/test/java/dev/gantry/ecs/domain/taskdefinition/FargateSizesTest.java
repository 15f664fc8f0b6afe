package dev.gantry.ecs.domain.taskdefinition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FargateSizesTest {

    /** All memories from 0 to 128 GiB in steps of 256 MiB: exactly those of the table exist. */
    @ParameterizedTest
    @CsvSource({
        "256,    512,   2048,   0,    false",
        "512,    1024,  4096,   1024, false",
        "1024,   2048,  8192,   1024, false",
        "2048,   4096,  16384,  1024, false",
        "4096,   8192,  30720,  1024, false",
        "8192,   16384, 61440,  4096, false",
        "16384,  32768, 122880, 8192, false",
        "1024,   2048,  8192,   1024, true",
        "2048,   4096,  16384,  1024, true",
        "4096,   8192,  30720,  1024, true",
    })
    void has_exactly_the_sizes_of_the_table(int cpu, int from, int to, int step, boolean windows) {
        IntStream expected = step == 0
                ? IntStream.of(512, 1024, 2048)
                : IntStream.iterate(from, memory -> memory <= to, memory -> memory + step);

        IntStream actual = IntStream.rangeClosed(0, 512)
                .map(quarters -> quarters * 256)
                .filter(memory -> FargateSizes.exists(cpu, memory, windows));

        assertThat(actual.toArray()).containsExactly(expected.toArray());
    }

    @ParameterizedTest
    @CsvSource({"128, 512, false", "257, 512, false", "256, 768, false", "256, 512, true", "8192, 16384, true"})
    void has_no_others(int cpu, int memory, boolean windows) {
        assertThat(FargateSizes.exists(cpu, memory, windows)).isFalse();
    }
}
