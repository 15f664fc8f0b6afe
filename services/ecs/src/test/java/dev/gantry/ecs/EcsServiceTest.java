package dev.gantry.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.ecs.operations.DeregisterContainerInstance;
import dev.gantry.ecs.operations.PutAccountSetting;
import dev.gantry.kernel.MemoryJournal;
import dev.gantry.kernel.Operations;
import dev.gantry.kernel.Table;
import dev.gantry.shapes.ecs.DeregisterContainerInstanceRequest;
import dev.gantry.shapes.ecs.EcsModel;
import dev.gantry.shapes.ecs.PutAccountSettingRequest;
import dev.gantry.value.Row;
import java.time.Duration;
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
        assertThat(operations.missing()).contains("CreateDaemon", "CreateExpressGatewayService");
    }

    @Test
    void all_rows_outlive_a_restart() {
        MemoryJournal.Storage storage = new MemoryJournal.Storage();
        EcsTester before = EcsTester.start(storage);
        Fleet fleet = new Fleet(before);
        fleet.cluster("prod");
        fleet.definition("web");
        fleet.task("prod", "web", fleet.instance("prod"));
        String gone = fleet.instance("prod");
        before.run(new DeregisterContainerInstance(), new DeregisterContainerInstanceRequest("prod", gone, false));
        before.run(new PutAccountSetting(), new PutAccountSettingRequest("containerInsights", "enabled", null));

        EcsTester after = EcsTester.start(storage);

        for (Table<?> table : EcsTester.service().tables()) {
            assertSame(table, before, after);
        }
        after.advance(Duration.ofHours(1));
        assertThat(after.view().all(EcsTables.INSTANCES)).hasSize(1);
        assertThat(after.view().all(EcsTables.RESERVATIONS)).hasSize(1);
    }

    private static <R extends Row> void assertSame(Table<R> table, EcsTester before, EcsTester after) {
        assertThat(after.view().all(table))
                .as(table.name())
                .containsExactlyElementsOf(before.view().all(table));
    }
}
