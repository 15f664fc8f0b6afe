package dev.gantry.ecs.domain.placement;

import static dev.gantry.ecs.domain.Samples.NOON;
import static dev.gantry.ecs.domain.Samples.SCOPE;
import static dev.gantry.ecs.domain.Samples.container;
import static dev.gantry.ecs.domain.Samples.definition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.ecs.domain.taskdefinition.Registration;
import dev.gantry.ecs.domain.taskdefinition.TaskDefinitions;
import dev.gantry.shapes.ecs.PortMapping;
import dev.gantry.shapes.ecs.RegisterTaskDefinitionRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The agent's own sums: see its resource accounting. */
class TaskDemandTest {

    private static TaskDemand demand(RegisterTaskDefinitionRequest.Builder request) {
        return TaskDemand.of(TaskDefinitions.register(request.build(), new Registration(SCOPE, 1, "me", NOON))
                .definition());
    }

    @Test
    void sums_containers_without_a_task_size() {
        TaskDemand demand = demand(definition(
                container("app").cpu(100).memory(300).memoryReservation(200),
                container("side").memory(50)));

        assertThat(demand.cpu()).isEqualTo(100);
        assertThat(demand.memory()).isEqualTo(250);
    }

    @Test
    void takes_the_tasks_own_size() {
        TaskDemand demand =
                demand(definition(container("app").cpu(100)).cpu("256").memory("1 GB"));

        assertThat(demand.cpu()).isEqualTo(256);
        assertThat(demand.memory()).isEqualTo(1024);
    }

    @Test
    void reserves_static_host_ports_only() {
        TaskDemand demand = demand(definition(container("app")
                .portMappings(List.of(mapping(80, 8080, "tcp"), mapping(81, 8080, "udp"), mapping(82, 0, "tcp")))));

        assertThat(demand.tcpPorts()).containsExactly(8080);
        assertThat(demand.udpPorts()).containsExactly(8080);
    }

    @Test
    void reserves_the_containers_ports_in_host_mode() {
        TaskDemand demand = demand(definition(container("app")
                        .portMappings(
                                List.of(PortMapping.builder().containerPort(80).build())))
                .networkMode("host"));

        assertThat(demand.tcpPorts()).containsExactly(80);
    }

    @Test
    void reserves_a_network_interface_but_no_ports_in_awsvpc_mode() {
        TaskDemand demand = demand(definition(container("app")
                        .portMappings(
                                List.of(PortMapping.builder().containerPort(80).build())))
                .networkMode("awsvpc"));

        assertThat(demand.tcpPorts()).isEmpty();
        assertThat(demand.networkInterfaces()).isEqualTo(1);
    }

    private static PortMapping mapping(int containerPort, int hostPort, String protocol) {
        return PortMapping.builder()
                .containerPort(containerPort)
                .hostPort(hostPort)
                .protocol(protocol)
                .build();
    }
}
