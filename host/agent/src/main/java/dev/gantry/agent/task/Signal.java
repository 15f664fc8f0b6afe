package dev.gantry.agent.task;

import dev.gantry.agent.runtime.Image;
import dev.gantry.agent.runtime.Inspection;
import dev.gantry.agent.runtime.Sandbox;
import dev.gantry.agent.runtime.Started;
import java.time.Instant;
import java.util.Optional;

/** Something that a task's lifecycle must know: a wish of the control plane, an answer or an event of the runtime. */
public sealed interface Signal {

    /** The machine has room: the task holds its share now. */
    record Admitted() implements Signal {}

    /** The control plane wants the task stopped. */
    record StopWished() implements Signal {}

    /** The task cannot be run as it is. */
    record Refused(String reason) implements Signal {}

    record Prepared(Sandbox sandbox) implements Signal {}

    record PrepareFailed(String reason, boolean worthAnotherTry) implements Signal {}

    record Released() implements Signal {}

    record ReleaseFailed() implements Signal {}

    record Pulled(String container, Image image, Instant from, Instant to, boolean contacted) implements Signal {}

    record PullFailed(String container, String reason, boolean worthAnotherTry, Instant from, Instant to)
            implements Signal {}

    /** The runtime did not answer: whatever was wanted of it is tried again, for as long as it takes. */
    record Unreachable(String container) implements Signal {}

    record Created(String container, String id) implements Signal {}

    record CreateFailed(String container, String reason, boolean worthAnotherTry) implements Signal {}

    record ContainerStarted(String container, Started started) implements Signal {}

    record StartFailed(String container, String reason, boolean worthAnotherTry) implements Signal {}

    record Exited(String container, int exitCode, boolean outOfMemory, Instant at) implements Signal {}

    record HealthChanged(String container, boolean healthy, Instant at) implements Signal {}

    record StopFailed(String container) implements Signal {}

    /** The runtime was asked about a container; empty when it does not know it. */
    record Observed(String container, Optional<Inspection> inspection) implements Signal {}

    /** Time has passed. */
    record Tick() implements Signal {}
}
