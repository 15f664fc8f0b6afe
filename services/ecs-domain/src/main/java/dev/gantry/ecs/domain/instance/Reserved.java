package dev.gantry.ecs.domain.instance;

import java.util.List;

/**
 * What one task holds of its instance until it is STOPPED.
 *
 * @param cpu in CPU units
 * @param memory in MiB
 * @param tcpPorts static host ports; dynamic ones are not reserved
 * @param gpus the ids of its GPUs
 * @param networkInterfaces 1 for awsvpc
 */
public record Reserved(
        int cpu, int memory, List<Integer> tcpPorts, List<Integer> udpPorts, List<String> gpus, int networkInterfaces) {

    public static final Reserved NOTHING = new Reserved(0, 0, List.of(), List.of(), List.of(), 0);

    public Reserved {
        tcpPorts = List.copyOf(tcpPorts);
        udpPorts = List.copyOf(udpPorts);
        gpus = List.copyOf(gpus);
    }
}
