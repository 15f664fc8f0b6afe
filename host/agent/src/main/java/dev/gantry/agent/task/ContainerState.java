package dev.gantry.agent.task;

import dev.gantry.agent.runtime.Image;
import dev.gantry.agent.runtime.Started;
import java.time.Instant;
import java.util.Optional;

/**
 * A container of a task as the agent knows it.
 *
 * @param runtimeId the runtime's id, empty until created
 * @param imageId the runtime's id of the image, empty until pulled
 * @param imageDigest the registry's digest, empty for images without one
 */
public record ContainerState(
        KnownStatus status,
        Work work,
        String runtimeId,
        String imageId,
        String imageDigest,
        ContainerRun run,
        Health health,
        Attempts attempts) {

    public static final ContainerState NEW = new ContainerState(
            KnownStatus.NONE, Work.NOTHING, "", "", "", ContainerRun.NONE, Health.UNKNOWN, Attempts.NONE);

    public boolean isStopped() {
        return status == KnownStatus.STOPPED;
    }

    public boolean isIdle() {
        return work == Work.NOTHING;
    }

    /** Whether its process ever ran. */
    public boolean everRan() {
        return run.startedAt().isPresent();
    }

    ContainerState working(Work next) {
        return new ContainerState(status, next, runtimeId, imageId, imageDigest, run, health, attempts);
    }

    ContainerState pulled(Image image) {
        return new ContainerState(
                KnownStatus.PULLED,
                Work.NOTHING,
                runtimeId,
                image.id(),
                image.digest(),
                run,
                health,
                attempts.wentWell());
    }

    ContainerState created(String id, Instant at) {
        return new ContainerState(
                KnownStatus.CREATED,
                Work.NOTHING,
                id,
                imageId,
                imageDigest,
                run.created(at),
                health,
                attempts.wentWell());
    }

    ContainerState started(Started started) {
        Attempts counted = work == Work.RESTARTING ? attempts.restarted() : attempts.wentWell();
        return new ContainerState(
                KnownStatus.RUNNING,
                Work.NOTHING,
                runtimeId,
                imageId,
                imageDigest,
                run.started(started.at(), started.bindings()),
                Health.UNKNOWN,
                counted);
    }

    ContainerState restarting(Optional<Integer> code, Instant at) {
        return new ContainerState(
                KnownStatus.RUNNING,
                Work.NOTHING,
                runtimeId,
                imageId,
                imageDigest,
                run.ended(code, "", at),
                Health.UNKNOWN,
                attempts);
    }

    ContainerState stopped(Optional<Integer> code, String reason, Instant at) {
        return new ContainerState(
                KnownStatus.STOPPED,
                Work.NOTHING,
                runtimeId,
                imageId,
                imageDigest,
                run.ended(code, reason, at),
                health,
                attempts);
    }

    ContainerState checked(Health verdict) {
        return new ContainerState(status, work, runtimeId, imageId, imageDigest, run, verdict, attempts);
    }

    ContainerState tryAgain(Instant next) {
        return new ContainerState(
                status, Work.NOTHING, runtimeId, imageId, imageDigest, run, health, attempts.failed(next));
    }

    /** A running container whose process has ended and that the restart policy will start again. */
    boolean awaitsRestart() {
        return status == KnownStatus.RUNNING && run.finishedAt().isPresent() && work == Work.NOTHING;
    }
}
