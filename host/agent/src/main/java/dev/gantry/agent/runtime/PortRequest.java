package dev.gantry.agent.runtime;

/** A container port, or a range of them, to publish. Host port 0 lets the runtime choose. */
public record PortRequest(int containerPort, int containerPortEnd, int hostPort, String protocol) {

    public static PortRequest of(int containerPort, int hostPort, String protocol) {
        return new PortRequest(containerPort, containerPort, hostPort, protocol);
    }

    public boolean isRange() {
        return containerPortEnd > containerPort;
    }

    /** How many ports. */
    public int size() {
        return containerPortEnd - containerPort + 1;
    }
}
