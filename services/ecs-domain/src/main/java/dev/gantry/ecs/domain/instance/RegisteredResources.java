package dev.gantry.ecs.domain.instance;

import java.util.List;

/**
 * All that an instance has to give.
 *
 * @param cpu in CPU units, 1024 for each core
 * @param memory in MiB
 * @param tcpPorts host ports that the agent keeps for itself
 * @param gpus the ids of its GPUs
 * @param networkInterfaces how many awsvpc tasks it can take
 */
public record RegisteredResources(
        int cpu, int memory, List<Integer> tcpPorts, List<Integer> udpPorts, List<String> gpus, int networkInterfaces) {

    public RegisteredResources {
        tcpPorts = List.copyOf(tcpPorts);
        udpPorts = List.copyOf(udpPorts);
        gpus = List.copyOf(gpus);
    }
}
