package dev.gantry.ecs.domain.instance;

import static dev.gantry.ecs.domain.Samples.NOON;
import static dev.gantry.ecs.domain.Samples.instanceId;
import static dev.gantry.ecs.domain.Samples.resources;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.ecs.domain.instance.InstanceSignal.ActivationRequested;
import dev.gantry.ecs.domain.instance.InstanceSignal.AgentConnected;
import dev.gantry.ecs.domain.instance.InstanceSignal.AgentDisconnected;
import dev.gantry.ecs.domain.instance.InstanceSignal.DeregistrationCompleted;
import dev.gantry.ecs.domain.instance.InstanceSignal.DeregistrationRequested;
import dev.gantry.ecs.domain.instance.InstanceSignal.DrainRequested;
import dev.gantry.ecs.domain.instance.InstanceSignal.RegistrationCompleted;
import dev.gantry.ecs.domain.instance.InstanceSignal.RegistrationFailed;
import dev.gantry.ecs.domain.instance.InstanceSignal.Reregistered;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerInstanceLifecycleTest {

    private static final Map<String, InstanceSignal> SIGNALS = Map.of(
            "completed", new RegistrationCompleted(),
            "failed", new RegistrationFailed("no trunk"),
            "reregistered", new Reregistered(),
            "drain", new DrainRequested(),
            "activate", new ActivationRequested(),
            "deregister", new DeregistrationRequested(false),
            "deregisterTrunked", new DeregistrationRequested(true),
            "gone", new DeregistrationCompleted());

    /** A dot: nothing changes. Columns: all statuses, in their order. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            completed         | ACTIVE . . . . .
            failed            | REGISTRATION_FAILED . . . . .
            reregistered      | . REGISTERING . . . .
            drain             | . . DRAINING . . .
            activate          | . . . ACTIVE . .
            deregister        | . . INACTIVE INACTIVE . .
            deregisterTrunked | . . DEREGISTERING DEREGISTERING . .
            gone              | . . . . INACTIVE .
            """)
    void moves_an_instance(String signal, String row) {
        String[] cells = row.strip().split(" ");
        for (InstanceStatus status : InstanceStatus.values()) {
            ContainerInstance before = instance(status);

            ContainerInstance after =
                    ContainerInstanceLifecycle.next(before, Objects.requireNonNull(SIGNALS.get(signal)));

            String cell = cells[status.ordinal()];
            assertThat(after == before ? "." : after.status().name())
                    .as("%s in %s", signal, status)
                    .isEqualTo(cell);
        }
    }

    @Test
    void counts_its_version_when_the_agent_comes_and_goes() {
        ContainerInstance connected =
                ContainerInstanceLifecycle.next(instance(InstanceStatus.ACTIVE), new AgentConnected());
        ContainerInstance lost = ContainerInstanceLifecycle.next(connected, new AgentDisconnected());

        assertThat(connected.agentConnected()).isTrue();
        assertThat(ContainerInstanceLifecycle.next(connected, new AgentConnected()))
                .isSameAs(connected);
        assertThat(lost.version()).isEqualTo(3);
    }

    @Test
    void an_inactive_instance_is_not_connected_again() {
        ContainerInstance inactive = instance(InstanceStatus.INACTIVE);

        assertThat(ContainerInstanceLifecycle.next(inactive, new AgentConnected()))
                .isSameAs(inactive);
    }

    private static ContainerInstance instance(InstanceStatus status) {
        return ContainerInstance.registered(instanceId(1), resources(1024, 1024), List.of(), NOON)
                .with(draft -> draft.status = status);
    }
}
