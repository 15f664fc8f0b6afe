package dev.gantry.agent.simulated;

import dev.gantry.agent.runtime.ContainerSpec;
import dev.gantry.agent.runtime.ContainerStatus;
import dev.gantry.agent.runtime.ContainerSummary;
import dev.gantry.agent.runtime.Inspection;
import dev.gantry.agent.runtime.PortBinding;
import dev.gantry.agent.runtime.Stats;
import dev.gantry.agent.time.Alarm;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One container in memory; there may be a million of them. */
final class SimulatedContainer {

    final String id;
    final ContainerSpec spec;
    ContainerStatus status = ContainerStatus.CREATED;

    @Nullable
    Instant startedAt;

    @Nullable
    Instant finishedAt;

    int exitCode;
    boolean outOfMemory;
    String health = "";
    List<PortBinding> bindings = List.of();
    List<Alarm> alarms = List.of();

    SimulatedContainer(String id, ContainerSpec spec) {
        this.id = id;
        this.spec = spec;
    }

    boolean carries(Map<String, String> labels) {
        return spec.labels().entrySet().containsAll(labels.entrySet());
    }

    void cancelAlarms() {
        alarms.forEach(Alarm::cancel);
        alarms = List.of();
    }

    ContainerSummary summary() {
        return new ContainerSummary(id, spec.name(), status, spec.labels());
    }

    Inspection inspection() {
        return new Inspection(
                id,
                spec.name(),
                spec.image(),
                status,
                Optional.ofNullable(startedAt),
                Optional.ofNullable(finishedAt),
                exitCode,
                outOfMemory,
                Optional.empty(),
                health,
                bindings,
                spec.labels());
    }

    /** A tenth of a core and 16 MiB, for as long as it runs. */
    Stats stats(Instant now) {
        Instant start = startedAt == null ? now : startedAt;
        long nanos =
                Duration.between(start, finishedAt == null ? now : finishedAt).toNanos() / 10;
        return new Stats(now, nanos, 16L << 20, 0, 0, Stats.Network.NONE);
    }
}
