package dev.gantry.world.safety;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.service.Deployment;
import dev.gantry.ecs.domain.service.RolloutState;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.kernel.Change;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A deployment that FAILED starts no task any more and is rolled back once at most; one that is COMPLETED or FAILED stays
 * so.
 */
public final class FailedDeploymentsStayFailed implements Property {

    @Override
    public Optional<String> brokenBy(Commit commit) {
        return commit.changes(EcsTables.DEPLOYMENTS)
                .flatMap(change -> revived(change).or(() -> rolledBackTwice(change, commit)).stream())
                .findFirst()
                .or(() -> started(commit));
    }

    private static Optional<String> revived(Change<Deployment> change) {
        return change.before()
                .filter(before -> before.rolloutState() != RolloutState.IN_PROGRESS)
                .filter(before -> change.after()
                        .filter(after -> after.rolloutState() != before.rolloutState())
                        .isPresent())
                .map(before -> before.id().startedBy() + " was " + before.rolloutState() + ", and is "
                        + change.after().orElseThrow().rolloutState());
    }

    private static Optional<String> rolledBackTwice(Change<Deployment> change, Commit commit) {
        return change.after()
                .filter(_ -> change.before().isEmpty())
                .flatMap(Deployment::rollsBack)
                .flatMap(failed -> {
                    long rollbacks = commit.after().all(EcsTables.DEPLOYMENTS).stream()
                            .filter(deployment -> deployment
                                    .rollsBack()
                                    .filter(failed::equals)
                                    .isPresent())
                            .count();
                    boolean itself = commit.after()
                            .find(EcsTables.DEPLOYMENTS, failed.key())
                            .flatMap(Deployment::rollsBack)
                            .isPresent();
                    return rollbacks > 1 || itself
                            ? Optional.of(failed.startedBy() + " is rolled back again")
                            : Optional.empty();
                });
    }

    private static Optional<String> started(Commit commit) {
        Set<String> failed = commit.before().all(EcsTables.DEPLOYMENTS).stream()
                .filter(deployment -> deployment.rolloutState() == RolloutState.FAILED)
                .map(deployment -> deployment.id().startedBy())
                .collect(Collectors.toSet());
        return commit.changes(EcsTables.TASKS)
                .filter(change -> change.before().isEmpty())
                .flatMap(change -> change.after().stream())
                .filter(task ->
                        task.launch().startedBy().filter(failed::contains).isPresent())
                .findFirst()
                .map(Task::arn)
                .map(arn -> arn + " was started by a deployment that had failed");
    }
}
