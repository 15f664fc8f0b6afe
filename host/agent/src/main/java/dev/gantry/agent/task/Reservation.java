package dev.gantry.agent.task;

import dev.gantry.agent.runtime.PortRequest;
import java.util.HashSet;
import java.util.Set;

/**
 * A task's share of the machine.
 *
 * @param cpu in CPU units, 1024 per core
 * @param tcpPorts static host ports only
 */
public record Reservation(int cpu, int memoryMiB, Set<Integer> tcpPorts, Set<Integer> udpPorts) {

    /** The task's own limits, or what its containers reserve. Source: the agent's host resource accounting. */
    public static Reservation of(TaskPlan task) {
        int cpu = task.cpu() > 0
                ? (int) Math.round(task.cpu() * 1024)
                : task.containers().stream().mapToInt(ContainerPlan::cpu).sum();
        int memory = task.memoryMiB() > 0
                ? task.memoryMiB()
                : task.containers().stream().mapToInt(Reservation::memory).sum();
        return new Reservation(cpu, memory, ports(task, "tcp"), ports(task, "udp"));
    }

    private static int memory(ContainerPlan container) {
        return container.reservationMiB() > 0 ? container.reservationMiB() : container.memoryMiB();
    }

    private static Set<Integer> ports(TaskPlan task, String protocol) {
        Set<Integer> ports = new HashSet<>();
        if (!task.isAwsvpc()) {
            task.containers().stream()
                    .flatMap(container -> container.ports().stream())
                    .filter(port -> port.hostPort() > 0 && port.protocol().equals(protocol))
                    .map(PortRequest::hostPort)
                    .forEach(ports::add);
        }
        return Set.copyOf(ports);
    }
}
