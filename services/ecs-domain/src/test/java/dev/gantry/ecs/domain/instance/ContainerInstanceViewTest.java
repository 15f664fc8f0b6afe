package dev.gantry.ecs.domain.instance;

import static dev.gantry.ecs.domain.Samples.NOON;
import static dev.gantry.ecs.domain.Samples.instance;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.ecs.domain.placement.Reservations;
import dev.gantry.ecs.domain.placement.TaskDemand;
import dev.gantry.shapes.ecs.Resource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContainerInstanceViewTest {

    private static InstanceReservation taken(ContainerInstance instance) {
        TaskDemand demand = new TaskDemand(48, 96, List.of(8080), List.of(), 0, 0, List.of(), List.of(), Set.of());
        return Reservations.take(InstanceReservation.none(instance.id(), instance.resources()), demand)
                        instanceof Reservations.Taken.Granted granted
                ? granted.left()
                : InstanceReservation.none(instance.id(), instance.resources());
    }

    @Test
    void remaining_ports_are_the_used_ones() {
        ContainerInstance instance = instance(1);

        List<Resource> remaining = ContainerInstanceView.describe(instance, taken(instance), List.of())
                .remainingResourcesOrEmpty();

        assertThat(remaining)
                .containsExactly(
                        resource("CPU", "INTEGER").integerValue(2000).build(),
                        resource("MEMORY", "INTEGER").integerValue(4000).build(),
                        resource("PORTS", "STRINGSET")
                                .integerValue(0)
                                .stringSetValue(List.of("22", "2375", "2376", "8080", "51678", "51679"))
                                .build(),
                        resource("PORTS_UDP", "STRINGSET")
                                .integerValue(0)
                                .stringSetValue(List.of())
                                .build());
    }

    private static Resource.Builder resource(String name, String type) {
        return Resource.builder().name(name).type(type).doubleValue(0.0).longValue(0L);
    }

    @Test
    void its_version_counts_placements_too() {
        ContainerInstance instance = instance(1);

        assertThat(ContainerInstanceView.describe(instance, taken(instance), List.of())
                        .version())
                .isEqualTo(instance.version() + 1);
    }

    @Test
    void reads_what_it_writes() {
        RegisteredResources resources = instance(1).resources();

        assertThat(ResourceList.parse(ResourceList.of(resources), 2)).isEqualTo(resources);
    }

    @Test
    void an_event_leaves_out_amounts_of_other_types() {
        ContainerInstance instance = instance(1);

        String detail = ContainerInstanceStateChangeEvent.of(instance, taken(instance), "id-1", NOON)
                .detail();

        assertThat(detail)
                .contains("{\"name\":\"CPU\",\"type\":\"INTEGER\",\"integerValue\":2000}")
                .contains("\"runningTasksCount\":0", "\"pendingTasksCount\":1", "\"agentConnected\":true")
                .doesNotContain("doubleValue", "\"tags\"");
    }
}
