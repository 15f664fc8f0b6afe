package dev.gantry.world.safety;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.service.Deployment;
import dev.gantry.ecs.domain.service.DeploymentId;
import dev.gantry.ecs.domain.service.Service;
import dev.gantry.ecs.domain.service.ServiceDeployment;
import dev.gantry.kernel.Change;
import java.util.List;
import java.util.Optional;

/**
 * An ACTIVE service has one PRIMARY deployment, the one that its row names, and at most one service deployment that is not
 * over; what is over stays so.
 */
public final class OneDeploymentLeads implements Property {

    @Override
    public Optional<String> brokenBy(Commit commit) {
        Optional<String> revived = commit.changes(EcsTables.SERVICE_DEPLOYMENTS)
                .flatMap(change -> revived(change).stream())
                .findFirst();
        boolean changed = commit.changes().stream()
                .anyMatch(change -> change.in(EcsTables.DEPLOYMENTS).isPresent()
                        || change.in(EcsTables.SERVICES).isPresent()
                        || change.in(EcsTables.SERVICE_DEPLOYMENTS).isPresent());
        return revived.or(() -> changed
                ? commit.after().all(EcsTables.SERVICES).stream()
                        .filter(service ->
                                service.isActive() && service.settings().isOurs())
                        .flatMap(service -> brokenBy(service, commit).stream())
                        .findFirst()
                : Optional.empty());
    }

    private static Optional<String> revived(Change<ServiceDeployment> change) {
        return change.before()
                .filter(ServiceDeployment::isOver)
                .filter(before -> change.after()
                        .filter(after -> after.status() != before.status())
                        .isPresent())
                .map(before -> before.arn() + " was " + before.status() + ", and is "
                        + change.after().orElseThrow().status());
    }

    private static Optional<String> brokenBy(Service service, Commit commit) {
        List<DeploymentId> primary =
                commit.after().all(EcsTables.DEPLOYMENTS).startingWith(service.key() + "/").stream()
                        .filter(Deployment::isPrimary)
                        .map(Deployment::id)
                        .toList();
        if (!primary.equals(service.primary().stream().toList()) || primary.isEmpty()) {
            return Optional.of(service.id().name() + " names " + service.primary() + ", PRIMARY are " + primary);
        }
        long going = commit.after().all(EcsTables.SERVICE_DEPLOYMENTS).startingWith(service.key() + "/").stream()
                .filter(deployment -> !deployment.isOver())
                .count();
        return going > 1
                ? Optional.of(service.id().name() + " has " + going + " ongoing service deployments")
                : Optional.empty();
    }
}
