package dev.gantry.agent.runtime;

/** A container port, or a range of them, bound on the host. A single port ends where it begins. */
public record PortBinding(
        String bindIp, int containerPort, int containerPortEnd, int hostPort, int hostPortEnd, String protocol) {

    public static PortBinding of(String bindIp, int containerPort, int hostPort, String protocol) {
        return new PortBinding(bindIp, containerPort, containerPort, hostPort, hostPort, protocol);
    }

    public boolean isRange() {
        return containerPortEnd > containerPort;
    }
}
