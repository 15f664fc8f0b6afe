package dev.gantry.ecs.domain.taskdefinition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.shapes.ecs.ClientException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SizeTextTest {

    @ParameterizedTest
    @CsvSource({"1024, 1024", "1 vCPU, 1024", ".5 vcpu, 512", "0.25vCPU, 256", "2 VCPU, 2048", " 512 , 512"})
    void normalises_cpu(String text, String units) {
        assertThat(SizeText.cpu(text)).isEqualTo(units);
    }

    @ParameterizedTest
    @CsvSource({"2048, 2048", "2GB, 2048", "2 GB, 2048", "0.5gb, 512"})
    void normalises_memory(String text, String mebibytes) {
        assertThat(SizeText.memory(text)).isEqualTo(mebibytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "0", "1 GB", "1.5", "0.0001 vcpu", "99999999999"})
    void refuses_what_is_no_cpu(String text) {
        assertThatThrownBy(() -> SizeText.cpu(text))
                .isInstanceOf(ClientException.class)
                .hasMessage("Invalid 'cpu' setting for task. For more information, see the Troubleshooting section of"
                        + " the Amazon ECS Developer Guide.");
    }
}
