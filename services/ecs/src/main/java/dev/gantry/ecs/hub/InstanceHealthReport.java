package dev.gantry.ecs.hub;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.instance.InstanceId;
import dev.gantry.kernel.Tx;
import dev.gantry.shapes.ecs.ContainerInstanceHealthStatus;
import dev.gantry.shapes.ecs.InstanceHealthCheckResult;
import dev.gantry.shapes.tcs.InstanceStatus;
import dev.gantry.shapes.tcs.PublishInstanceStatusRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** PublishInstanceStatusRequest: what the agent's own check of its host found. */
final class InstanceHealthReport {

    private static final List<String> WORST_FIRST = List.of("IMPAIRED", "INSUFFICIENT_DATA", "INITIALIZING", "OK");

    private static final Duration SAME_FOR = Duration.ofMinutes(5);

    private InstanceHealthReport() {}

    static void apply(Tx tx, InstanceId id, PublishInstanceStatusRequest report) {
        tx.find(EcsTables.INSTANCES, id.key()).ifPresent(instance -> {
            ContainerInstanceHealthStatus now = status(report);
            if (isNews(instance.health(), now)) {
                tx.put(EcsTables.INSTANCES, instance.with(draft -> draft.health(now)));
            }
        });
    }

    /** Agents check every 20 seconds; that all is as before is worth a row only now and then. */
    private static boolean isNews(Optional<ContainerInstanceHealthStatus> before, ContainerInstanceHealthStatus now) {
        return before.filter(known -> verdicts(known).equals(verdicts(now)))
                .filter(known -> lastUpdated(now).isBefore(lastUpdated(known).plus(SAME_FOR)))
                .isEmpty();
    }

    private static Map<String, String> verdicts(ContainerInstanceHealthStatus status) {
        return status.detailsOrEmpty().stream()
                .collect(Collectors.toMap(
                        detail -> String.valueOf(detail.type()),
                        detail -> String.valueOf(detail.status()),
                        (_, last) -> last));
    }

    private static Instant lastUpdated(ContainerInstanceHealthStatus status) {
        return status.detailsOrEmpty().stream()
                .flatMap(detail -> Optional.ofNullable(detail.lastUpdated()).stream())
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    private static ContainerInstanceHealthStatus status(PublishInstanceStatusRequest report) {
        List<InstanceHealthCheckResult> details = report.statusesOrEmpty().stream()
                .map(InstanceHealthReport::result)
                .toList();
        return ContainerInstanceHealthStatus.builder()
                .overallStatus(WORST_FIRST.stream()
                        .filter(status -> details.stream().anyMatch(detail -> status.equals(detail.status())))
                        .findFirst()
                        .orElse("INSUFFICIENT_DATA"))
                .details(details)
                .build();
    }

    private static InstanceHealthCheckResult result(InstanceStatus status) {
        return InstanceHealthCheckResult.builder()
                .type(type(Objects.requireNonNullElse(status.type(), "")))
                .status(status.status())
                .lastUpdated(status.lastUpdated())
                .lastStatusChange(status.lastStatusChange())
                .build();
    }

    /** {@code ContainerRuntime} on this wire is {@code CONTAINER_RUNTIME} in the API. */
    private static String type(String agentType) {
        return agentType.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }
}
