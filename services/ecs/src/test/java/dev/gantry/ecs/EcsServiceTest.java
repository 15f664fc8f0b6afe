package dev.gantry.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.kernel.Operations;
import dev.gantry.shapes.ecs.EcsModel;
import java.util.List;
import org.junit.jupiter.api.Test;

class EcsServiceTest {

    private final Operations operations = Operations.of(EcsTester.service(), EcsModel.INSTANCE.operationNames());

    @Test
    void every_class_among_the_operations_is_one_of_the_model() {
        assertThat(operations.strays()).isEmpty();
    }

    @Test
    void every_operation_gets_what_its_constructor_takes() {
        assertThat(operations.all()).hasSameSizeAs(operations.implemented()).hasSizeGreaterThan(28);
    }

    @Test
    void what_cannot_act_honestly_yet_is_missing() {
        assertThat(operations.missing())
                .containsAll(List.of("CreateCapacityProvider", "UpdateCapacityProvider", "DeleteCapacityProvider"));
    }
}
