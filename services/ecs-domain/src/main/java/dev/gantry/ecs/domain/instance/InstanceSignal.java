package dev.gantry.ecs.domain.instance;

/** Everything that can happen to a container instance's status and connection. */
public sealed interface InstanceSignal {

    /** What registration had to wait for, a trunk network interface, is there. */
    record RegistrationCompleted() implements InstanceSignal {}

    /** What registration waited for cannot be had. */
    record RegistrationFailed(String reason) implements InstanceSignal {}

    /** The agent registered again with the instance's ARN. */
    record Reregistered() implements InstanceSignal {}

    /** UpdateContainerInstancesState with DRAINING, or a notice that the host will go. */
    record DrainRequested() implements InstanceSignal {}

    /** UpdateContainerInstancesState with ACTIVE. */
    record ActivationRequested() implements InstanceSignal {}

    /** The agent's session opened. */
    record AgentConnected() implements InstanceSignal {}

    /** The agent's session is gone. */
    record AgentDisconnected() implements InstanceSignal {}

    /**
     * DeregisterContainerInstance, or the host was terminated.
     *
     * @param trunked whether a trunk network interface has to be given back first
     */
    record DeregistrationRequested(boolean trunked) implements InstanceSignal {}

    /** The trunk network interface is given back. */
    record DeregistrationCompleted() implements InstanceSignal {}
}
