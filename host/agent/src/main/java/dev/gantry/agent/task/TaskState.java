package dev.gantry.agent.task;

import dev.gantry.agent.runtime.Sandbox;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A task as the agent knows it.
 *
 * @param wanted RUNNING or STOPPED; never goes back to RUNNING
 * @param admitted whether it holds its share of the machine
 * @param reason why it failed as a whole, or empty: causes of one container are with the container
 * @param containers by name, in the order of the plan
 */
public record TaskState(
        TaskPlan plan,
        TaskStatus wanted,
        boolean admitted,
        Shared shared,
        String reason,
        Map<String, ContainerState> containers,
        Times times,
        Sent sent) {

    public static TaskState of(TaskPlan plan, TaskStatus wanted) {
        Map<String, ContainerState> containers = new LinkedHashMap<>();
        plan.containers().forEach(container -> containers.put(container.name(), ContainerState.NEW));
        return new TaskState(plan, wanted, false, Shared.NONE, "", containers, Times.NONE, Sent.NOTHING);
    }

    /** What the task's containers share on the machine, and how far that is. */
    public record Shared(Stage stage, Sandbox sandbox, int tries, Optional<Instant> notBefore) {

        public static final Shared NONE = new Shared(Stage.NONE, Sandbox.NONE, 0, Optional.empty());

        /** In the order in which it happens. */
        public enum Stage {
            NONE,
            PREPARING,
            READY,
            RELEASING,
            RELEASED
        }

        Shared at(Stage next) {
            return new Shared(next, sandbox, tries, Optional.empty());
        }

        Shared ready(Sandbox opened) {
            return new Shared(Stage.READY, opened, 0, Optional.empty());
        }

        Shared tryAgain(Stage back, Instant next) {
            return new Shared(back, sandbox, tries + 1, Optional.of(next));
        }
    }

    /** When the first pull began and the last ended, and when the first essential container stopped. */
    public record Times(
            Optional<Instant> pullStartedAt,
            Optional<Instant> pullStoppedAt,
            Optional<Instant> executionStoppedAt,
            Optional<Instant> stoppedAt) {

        public static final Times NONE =
                new Times(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        Times pulled(Instant from, Instant to) {
            Instant first = pullStartedAt.filter(known -> known.isBefore(from)).orElse(from);
            Instant last = pullStoppedAt.filter(known -> known.isAfter(to)).orElse(to);
            return new Times(Optional.of(first), Optional.of(last), executionStoppedAt, stoppedAt);
        }

        Times executionStopped(Instant at) {
            return executionStoppedAt.isPresent()
                    ? this
                    : new Times(pullStartedAt, pullStoppedAt, Optional.of(at), stoppedAt);
        }

        Times stopped(Instant at) {
            return stoppedAt.isPresent()
                    ? this
                    : new Times(pullStartedAt, pullStoppedAt, executionStoppedAt, Optional.of(at));
        }
    }

    /** What was last handed over to be reported; equal or earlier statuses are never reported again. */
    public record Sent(TaskStatus task, Map<String, KnownStatus> containers) {

        public static final Sent NOTHING = new Sent(TaskStatus.NONE, Map.of());

        public KnownStatus of(String container) {
            return containers.getOrDefault(container, KnownStatus.NONE);
        }
    }

    public ContainerState container(String name) {
        ContainerState state = containers.get(name);
        if (state == null) {
            throw new IllegalArgumentException("no container " + name + " in " + plan.arn());
        }
        return state;
    }

    public boolean isWanted() {
        return wanted == TaskStatus.RUNNING;
    }

    /** The earliest of its containers' statuses: RUNNING needs all, a finished one counts. */
    public TaskStatus status() {
        if (times.stoppedAt().isPresent()) {
            return TaskStatus.STOPPED;
        }
        boolean allUp =
                containers.values().stream().noneMatch(state -> state.status().isBefore(KnownStatus.RUNNING));
        boolean anyRan = containers.values().stream().anyMatch(ContainerState::everRan);
        if (allUp && anyRan && (isWanted() || sent.task() == TaskStatus.RUNNING)) {
            return TaskStatus.RUNNING;
        }
        return admitted ? TaskStatus.PENDING : TaskStatus.NONE;
    }

    public boolean isStopped() {
        return times.stoppedAt().isPresent();
    }

    TaskState with(String container, ContainerState state) {
        Map<String, ContainerState> changed = new LinkedHashMap<>(containers);
        changed.put(container, state);
        return new TaskState(plan, wanted, admitted, shared, reason, changed, times, sent);
    }

    TaskState with(Shared changed) {
        return new TaskState(plan, wanted, admitted, changed, reason, containers, times, sent);
    }

    TaskState with(Times changed) {
        return new TaskState(plan, wanted, admitted, shared, reason, containers, changed, sent);
    }

    /** What was handed over to be reported. */
    public TaskState with(Sent changed) {
        return new TaskState(plan, wanted, admitted, shared, reason, containers, times, changed);
    }

    TaskState admittedNow() {
        return new TaskState(plan, wanted, true, shared, reason, containers, times, sent);
    }

    TaskState unwanted(String why) {
        String first = reason.isEmpty() ? why : reason;
        return new TaskState(plan, TaskStatus.STOPPED, admitted, shared, first, containers, times, sent);
    }
}
