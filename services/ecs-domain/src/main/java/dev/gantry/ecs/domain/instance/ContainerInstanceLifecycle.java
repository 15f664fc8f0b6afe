package dev.gantry.ecs.domain.instance;

import static dev.gantry.ecs.domain.instance.InstanceStatus.ACTIVE;
import static dev.gantry.ecs.domain.instance.InstanceStatus.DEREGISTERING;
import static dev.gantry.ecs.domain.instance.InstanceStatus.DRAINING;
import static dev.gantry.ecs.domain.instance.InstanceStatus.INACTIVE;
import static dev.gantry.ecs.domain.instance.InstanceStatus.REGISTERING;
import static dev.gantry.ecs.domain.instance.InstanceStatus.REGISTRATION_FAILED;

import dev.gantry.ecs.domain.instance.InstanceSignal.ActivationRequested;
import dev.gantry.ecs.domain.instance.InstanceSignal.AgentConnected;
import dev.gantry.ecs.domain.instance.InstanceSignal.AgentDisconnected;
import dev.gantry.ecs.domain.instance.InstanceSignal.DeregistrationCompleted;
import dev.gantry.ecs.domain.instance.InstanceSignal.DeregistrationRequested;
import dev.gantry.ecs.domain.instance.InstanceSignal.DrainRequested;
import dev.gantry.ecs.domain.instance.InstanceSignal.RegistrationCompleted;
import dev.gantry.ecs.domain.instance.InstanceSignal.RegistrationFailed;
import dev.gantry.ecs.domain.instance.InstanceSignal.Reregistered;
import java.util.Optional;

/** The one lifecycle of a container instance. Nothing leaves INACTIVE: a host that comes back registers anew. */
public final class ContainerInstanceLifecycle {

    private ContainerInstanceLifecycle() {}

    /** The instance after the signal; the very same instance when the signal changes nothing. */
    public static ContainerInstance next(ContainerInstance instance, InstanceSignal signal) {
        InstanceStatus status = instance.status();
        return switch (signal) {
            case RegistrationCompleted _ when status == REGISTERING -> moved(instance, ACTIVE);
            case RegistrationFailed(String reason) when status == REGISTERING -> failed(instance, reason);
            case DrainRequested _ when status == ACTIVE -> moved(instance, DRAINING);
            case ActivationRequested _ when status == DRAINING -> moved(instance, ACTIVE);
            case AgentConnected _ when status != INACTIVE -> connected(instance, true);
            case AgentDisconnected _ -> connected(instance, false);
            case DeregistrationRequested(boolean trunked) when status.isRegistered() -> leaving(instance, trunked);
            case DeregistrationCompleted _ when status == DEREGISTERING -> gone(instance);
            case Reregistered _ when status == REGISTRATION_FAILED -> moved(instance, REGISTERING);
            case RegistrationCompleted _,
                    RegistrationFailed _,
                    Reregistered _,
                    DrainRequested _,
                    ActivationRequested _,
                    AgentConnected _,
                    DeregistrationRequested _,
                    DeregistrationCompleted _ -> instance; // late or repeated
        };
    }

    private static ContainerInstance moved(ContainerInstance instance, InstanceStatus status) {
        return instance.with(draft -> {
            draft.status = status;
            draft.statusReason = Optional.empty();
        });
    }

    private static ContainerInstance failed(ContainerInstance instance, String reason) {
        return instance.with(draft -> {
            draft.status = REGISTRATION_FAILED;
            draft.statusReason = Optional.of(reason);
        });
    }

    private static ContainerInstance connected(ContainerInstance instance, boolean connected) {
        return instance.with(draft -> draft.agentConnected = connected);
    }

    private static ContainerInstance leaving(ContainerInstance instance, boolean trunked) {
        return trunked ? moved(instance, DEREGISTERING) : gone(instance);
    }

    private static ContainerInstance gone(ContainerInstance instance) {
        return instance.with(draft -> {
            draft.status = INACTIVE;
            draft.agentConnected = false;
        });
    }
}
