package dev.gantry.ecs.domain.instance;

import dev.gantry.value.Row;
import java.util.List;

/**
 * What is left of a container instance: the small row that every placement and every stopped task rewrites. Two writers
 * can never both give the same away, because both write this row.
 *
 * @param cpu CPU units left
 * @param memory MiB left
 * @param tcpPorts host ports in use, sorted: the agent's and tasks' static ones
 * @param gpus ids of free GPUs
 * @param networkInterfaces how many more awsvpc tasks it can take
 * @param runningTasks tasks in RUNNING on it
 * @param pendingTasks tasks on their way to RUNNING on it
 * @param version counts its changes
 */
public record InstanceReservation(
        InstanceId id,
        int cpu,
        int memory,
        List<Integer> tcpPorts,
        List<Integer> udpPorts,
        List<String> gpus,
        int networkInterfaces,
        int runningTasks,
        int pendingTasks,
        long version)
        implements Row {

    public InstanceReservation {
        tcpPorts = List.copyOf(tcpPorts);
        udpPorts = List.copyOf(udpPorts);
        gpus = List.copyOf(gpus);
    }

    /** Everything is left, but for what the agent keeps. */
    public static InstanceReservation none(InstanceId id, RegisteredResources all) {
        return new InstanceReservation(
                id,
                all.cpu(),
                all.memory(),
                all.tcpPorts().stream().sorted().toList(),
                all.udpPorts().stream().sorted().toList(),
                all.gpus(),
                all.networkInterfaces(),
                0,
                0,
                0);
    }

    @Override
    public String key() {
        return id.key();
    }

    /** The tasks on it, after some of them moved on. */
    public InstanceReservation counting(int runningMore, int pendingMore) {
        return new InstanceReservation(
                id,
                cpu,
                memory,
                tcpPorts,
                udpPorts,
                gpus,
                networkInterfaces,
                runningTasks + runningMore,
                pendingTasks + pendingMore,
                version + 1);
    }
}
