package dev.gantry.agent.task;

import dev.gantry.agent.task.Dependency.Condition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a container waits for: dependsOn, links and volumesFrom. Source: ECS container dependencies. */
public final class Dependencies {

    private Dependencies() {}

    /** Whether a container may go on. */
    public sealed interface Verdict {
        record Satisfied() implements Verdict {}

        /** Not yet; time itself decides at this moment, if any. */
        record Waits(Optional<Instant> until) implements Verdict {}

        /** Never; the reason is what the container shows. */
        record Failed(String reason) implements Verdict {}
    }

    /** All that the container depends on, said or implied. */
    public static List<Dependency> of(ContainerPlan container) {
        List<Dependency> all = new ArrayList<>(container.dependsOn());
        container.links().forEach(link -> all.add(new Dependency(linked(link), Condition.START)));
        container.volumesFrom().forEach(from -> all.add(new Dependency(from.container(), Condition.CREATE)));
        return all;
    }

    /** The container that a link names, as in {@code db} of {@code db:database}. */
    public static String linked(String link) {
        int colon = link.indexOf(':');
        return colon < 0 ? link : link.substring(0, colon);
    }

    static Verdict verdict(TaskState task, ContainerPlan container, Instant now) {
        Optional<Instant> until = Optional.empty();
        boolean waits = false;
        for (Dependency dependency : of(container)) {
            switch (verdict(task, container, dependency, now)) {
                case Verdict.Satisfied() -> {}
                case Verdict.Failed failed -> {
                    return failed;
                }
                case Verdict.Waits(Optional<Instant> deadline) -> {
                    waits = true;
                    until = earlier(until, deadline);
                }
            }
        }
        return waits ? new Verdict.Waits(until) : new Verdict.Satisfied();
    }

    private static Verdict verdict(TaskState task, ContainerPlan target, Dependency dependency, Instant now) {
        ContainerState state = task.container(dependency.container());
        if (isMet(state, dependency.condition())) {
            return new Verdict.Satisfied();
        }
        if (state.isStopped()) {
            return new Verdict.Failed("CannotStartContainerError: dependency graph: failed to resolve the container"
                    + " ordering dependency [" + dependency.container() + "] for target [" + target.name()
                    + "] as dependency did not exit successfully.");
        }
        Optional<Instant> deadline = deadline(task, dependency);
        if (deadline.isPresent() && !now.isBefore(deadline.get())) {
            return new Verdict.Failed("CannotStartContainerError: dependency graph: container ordering dependency ["
                    + dependency.container() + "] for target [" + target.name() + "] has timed out.");
        }
        return new Verdict.Waits(deadline);
    }

    private static boolean isMet(ContainerState state, Condition condition) {
        return switch (condition) {
            case CREATE ->
                !state.status().isBefore(KnownStatus.CREATED)
                        && !state.runtimeId().isEmpty();
            case START -> !state.status().isBefore(KnownStatus.RUNNING) && state.everRan();
            case COMPLETE -> state.isStopped() && state.run().exitCode().isPresent();
            case SUCCESS -> state.isStopped() && state.run().exitCode().equals(Optional.of(0));
            case HEALTHY ->
                state.status() == KnownStatus.RUNNING && state.health().isHealthy();
        };
    }

    /** The dependency's startTimeout, counted from its start; it bounds COMPLETE, SUCCESS and HEALTHY only. */
    private static Optional<Instant> deadline(TaskState task, Dependency dependency) {
        if (dependency.condition().compareTo(Condition.COMPLETE) < 0) {
            return Optional.empty();
        }
        ContainerState state = task.container(dependency.container());
        return task.plan()
                .container(dependency.container())
                .startTimeout()
                .flatMap(timeout -> state.run().startedAt().map(start -> start.plus(timeout)));
    }

    /** Whether nothing that depends on this container still runs: shutdown goes in reverse order. */
    static boolean allDependentsStopped(TaskState task, String name) {
        return task.plan().containers().stream()
                .filter(other -> of(other).stream().anyMatch(d -> d.container().equals(name)))
                .allMatch(other -> task.container(other.name()).isStopped());
    }

    /** Whether the containers can be put into an order at all. */
    public static boolean areResolvable(List<ContainerPlan> containers) {
        Set<String> ordered = new HashSet<>();
        boolean moved = true;
        while (moved && ordered.size() < containers.size()) {
            moved = false;
            for (ContainerPlan container : containers) {
                boolean free = of(container).stream().allMatch(d -> ordered.contains(d.container()));
                moved |= free && ordered.add(container.name());
            }
        }
        return ordered.size() == containers.size();
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return one.get().isBefore(other.get()) ? one : other;
    }
}
