package dev.gantry.agent.task;

import java.util.HashSet;
import java.util.Set;

/** What of a machine is free, in the units of a {@link Reservation}. */
public record HostResources(int cpu, int memoryMiB, Set<Integer> takenTcpPorts, Set<Integer> takenUdpPorts) {

    /** The ports that every container instance keeps for itself. */
    public static final Set<Integer> RESERVED_PORTS = Set.of(22, 2375, 2376, 51678, 51679);

    public static HostResources of(int cpus, int memoryMiB) {
        return new HostResources(cpus * 1024, memoryMiB, RESERVED_PORTS, Set.of());
    }

    public boolean fits(Reservation wish) {
        return wish.cpu() <= cpu
                && wish.memoryMiB() <= memoryMiB
                && wish.tcpPorts().stream().noneMatch(takenTcpPorts::contains)
                && wish.udpPorts().stream().noneMatch(takenUdpPorts::contains);
    }

    public HostResources less(Reservation taken) {
        Set<Integer> tcp = new HashSet<>(takenTcpPorts);
        Set<Integer> udp = new HashSet<>(takenUdpPorts);
        tcp.addAll(taken.tcpPorts());
        udp.addAll(taken.udpPorts());
        return new HostResources(cpu - taken.cpu(), memoryMiB - taken.memoryMiB(), Set.copyOf(tcp), Set.copyOf(udp));
    }

    public HostResources plus(Reservation released) {
        Set<Integer> tcp = new HashSet<>(takenTcpPorts);
        Set<Integer> udp = new HashSet<>(takenUdpPorts);
        tcp.removeAll(released.tcpPorts());
        udp.removeAll(released.udpPorts());
        return new HostResources(
                cpu + released.cpu(), memoryMiB + released.memoryMiB(), Set.copyOf(tcp), Set.copyOf(udp));
    }
}
