package dev.gantry.ecs.hub;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.instance.ContainerInstance;
import dev.gantry.ecs.domain.instance.InstanceId;
import dev.gantry.kernel.Tx;
import dev.gantry.shapes.ecs.ContainerInstanceHealthStatus;
import dev.gantry.shapes.ecs.InstanceHealthCheckResult;
import dev.gantry.shapes.tcs.InstanceStatus;
import dev.gantry.shapes.tcs.PublishInstanceStatusRequest;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** PublishInstanceStatusRequest: what the agent's own check of its host found. */
final class InstanceHealthReport {

    private static final List<String> WORST_FIRST = List.of("IMPAIRED", "INSUFFICIENT_DATA", "INITIALIZING", "OK");

    private InstanceHealthReport() {}

    static void apply(Tx tx, InstanceId id, PublishInstanceStatusRequest report) {
        tx.find(EcsTables.INSTANCES, id.key()).ifPresent(instance -> {
            ContainerInstance checked = instance.with(draft -> draft.health(status(report)));
            if (checked != instance) {
                tx.put(EcsTables.INSTANCES, checked);
            }
        });
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
