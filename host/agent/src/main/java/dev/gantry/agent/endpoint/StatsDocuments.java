package dev.gantry.agent.endpoint;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gantry.agent.runtime.RuntimeFailure;
import dev.gantry.agent.runtime.Stats;
import dev.gantry.agent.task.ContainerPlan;
import dev.gantry.agent.task.ContainerState;
import dev.gantry.agent.task.KnownStatus;
import dev.gantry.agent.task.TaskState;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;

/**
 * What a container uses, in the form of Docker's stats. Rates are those since the last question about the container, so
 * the first answer has none.
 */
final class StatsDocuments {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MOST_REMEMBERED = 10_000;

    private final Map<String, Stats> last = new ConcurrentHashMap<>();

    /** By the id of the container; empty for one that does not run. */
    ObjectNode task(Neighbour agent, TaskState task) {
        ObjectNode all = JSON.objectNode();
        for (ContainerPlan container : task.plan().containers()) {
            String id = task.container(container.name()).runtimeId();
            if (!id.isEmpty()) {
                all.set(id, container(agent, task, container).orElseGet(JSON::objectNode));
            }
        }
        return all;
    }

    Optional<ObjectNode> container(Neighbour agent, TaskState task, ContainerPlan plan) {
        ContainerState state = task.container(plan.name());
        if (state.status() != KnownStatus.RUNNING) {
            return Optional.empty();
        }
        try {
            Stats now = agent.runtime().stats(state.runtimeId());
            return Optional.of(document(
                    now,
                    remember(state.runtimeId(), now),
                    agent.runtime().info().cpus(),
                    limit(task, plan)));
        } catch (RuntimeFailure goneMeanwhile) {
            last.remove(state.runtimeId());
            return Optional.empty();
        }
    }

    private Optional<Stats> remember(String id, Stats now) {
        if (last.size() > MOST_REMEMBERED) {
            last.clear();
        }
        return Optional.ofNullable(last.put(id, now));
    }

    private static ObjectNode document(Stats now, Optional<Stats> before, int cpus, long limit) {
        ObjectNode document = JSON.objectNode().put("read", now.at().toString());
        document.put("preread", before.map(Stats::at).map(Object::toString).orElse("0001-01-01T00:00:00Z"));
        cpu(document.putObject("cpu_stats"), now.cpuNanos(), cpus);
        cpu(document.putObject("precpu_stats"), before.map(Stats::cpuNanos).orElse(0L), cpus);
        ObjectNode memory = document.putObject("memory_stats").put("usage", now.memoryBytes());
        if (limit > 0) {
            memory.put("limit", limit);
        }
        storage(document, now);
        network(document.putObject("networks").putObject("eth0"), now.network());
        before.ifPresent(earlier -> document.putObject("network_rate_stats")
                .put(
                        "rx_bytes_per_sec",
                        rate(earlier, now, stats -> stats.network().rxBytes()))
                .put(
                        "tx_bytes_per_sec",
                        rate(earlier, now, stats -> stats.network().txBytes())));
        return document;
    }

    /** The container's own limit, else the task's. */
    private static long limit(TaskState task, ContainerPlan plan) {
        int limit = plan.memoryMiB() > 0 ? plan.memoryMiB() : task.plan().memoryMiB();
        return limit * 1024L * 1024L;
    }

    private static void cpu(ObjectNode cpu, long total, int cpus) {
        cpu.putObject("cpu_usage").put("total_usage", total);
        cpu.put("online_cpus", cpus);
    }

    private static void storage(ObjectNode document, Stats now) {
        var operations = document.putObject("blkio_stats").putArray("io_service_bytes_recursive");
        operations.addObject().put("op", "Read").put("value", now.readBytes());
        operations.addObject().put("op", "Write").put("value", now.writeBytes());
    }

    private static void network(ObjectNode network, Stats.Network used) {
        network.put("rx_bytes", used.rxBytes())
                .put("rx_packets", used.rxPackets())
                .put("rx_errors", used.rxErrors())
                .put("rx_dropped", used.rxDropped())
                .put("tx_bytes", used.txBytes())
                .put("tx_packets", used.txPackets())
                .put("tx_errors", used.txErrors())
                .put("tx_dropped", used.txDropped());
    }

    private static double rate(Stats from, Stats to, ToLongFunction<Stats> counter) {
        double seconds = Math.max(1e-9, Duration.between(from.at(), to.at()).toNanos() / 1e9);
        return Math.max(0, (counter.applyAsLong(to) - counter.applyAsLong(from)) / seconds);
    }
}
