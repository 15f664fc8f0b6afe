package dev.gantry.ecs.domain.task;

import java.util.List;
import java.util.Optional;

/** What an agent says about one container. The same container may occur twice in a report, in order. */
public record ContainerReport(
        String name,
        ContainerStatus status,
        Optional<Integer> exitCode,
        Optional<String> reason,
        Optional<String> runtimeId,
        Optional<String> imageDigest,
        List<PortBinding> bindings) {

    public ContainerReport {
        bindings = List.copyOf(bindings);
    }

    /** A report that says no more than the status. */
    public static ContainerReport of(String name, ContainerStatus status) {
        return new ContainerReport(
                name, status, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    public ContainerReport withExitCode(int code) {
        return new ContainerReport(name, status, Optional.of(code), reason, runtimeId, imageDigest, bindings);
    }

    public ContainerReport withReason(String text) {
        return new ContainerReport(name, status, exitCode, Optional.of(text), runtimeId, imageDigest, bindings);
    }

    /**
     * The container after this report. A report of an earlier status is late and says nothing; one of the same status
     * fills in what is still missing.
     */
    Container applyTo(Container container) {
        if (status.isBefore(container.lastStatus())) {
            return container;
        }
        return new Container(
                container.plan(),
                status,
                container.exitCode().or(() -> exitCode),
                container.reason().or(this::text),
                container.runtimeId().or(() -> runtimeId),
                container.imageDigest().or(() -> imageDigest),
                container.bindings().isEmpty() ? bindings : container.bindings(),
                container.health(),
                container.managedAgents());
    }

    private Optional<String> text() {
        return reason.filter(text -> !text.isBlank());
    }
}
