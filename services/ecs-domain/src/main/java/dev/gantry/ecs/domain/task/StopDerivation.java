package dev.gantry.ecs.domain.task;

import java.util.Optional;

/** Why a task stopped by itself. The agent sends no stopCode: it follows from what its containers say. */
final class StopDerivation {

    private static final String START_FAILURE = "CannotStartContainerError";

    private StopDerivation() {}

    static boolean essentialIsDown(Task task) {
        return task.containers().stream().anyMatch(container -> container.plan().essential() && container.isStopped());
    }

    /** The cause, once an essential container or the whole task is reported STOPPED. */
    static StopCause of(Task task, AgentReport report) {
        return task.hasStarted() ? StopCause.essentialContainerExited() : beforeStart(task, report);
    }

    /** A failed container's own words, else the task's; a container that came to its end was no failure to start. */
    private static StopCause beforeStart(Task task, AgentReport report) {
        return failureToStart(task)
                .or(() -> Optional.of(report.reason()).filter(text -> !text.isBlank()))
                .map(StopCause::failedToStart)
                .orElseGet(() -> anyEssentialExited(task)
                        ? StopCause.essentialContainerExited()
                        : StopCause.failedToStart("Task failed to start"));
    }

    private static Optional<String> failureToStart(Task task) {
        return task.containers().stream()
                .filter(StopDerivation::neverRan)
                .flatMap(container -> container.reason().stream())
                .findFirst();
    }

    /** Pull, create and start failures have no exit code; a blocked dependant has a made-up one. */
    private static boolean neverRan(Container container) {
        boolean blocked = container
                .reason()
                .filter(text -> text.startsWith(START_FAILURE))
                .isPresent();
        return container.isStopped() && (container.exitCode().isEmpty() || blocked);
    }

    private static boolean anyEssentialExited(Task task) {
        return task.containers().stream()
                .anyMatch(container -> container.plan().essential()
                        && container.isStopped()
                        && container.exitCode().isPresent());
    }
}
