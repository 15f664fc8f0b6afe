package dev.gantry.ecs.controllers;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.service.ServiceDeployment;
import dev.gantry.kernel.Change;
import dev.gantry.kernel.Controller;
import dev.gantry.kernel.Tx;
import dev.gantry.kernel.View;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Forgets service deployments 90 days after their end. The revisions stay: a later rollback may go back to them. */
public final class ServiceDeploymentExpiryController implements Controller {

    private static final Duration RETENTION = Duration.ofDays(90);

    @Override
    public String name() {
        return "ServiceDeploymentExpiry";
    }

    @Override
    public Stream<String> wakenBy(Change<?> change) {
        return change
                .in(EcsTables.SERVICE_DEPLOYMENTS)
                .flatMap(Change::after)
                .filter(ServiceDeployment::isOver)
                .map(ServiceDeployment::key)
                .stream();
    }

    @Override
    public Stream<String> wakenAtStart(View view) {
        return view.all(EcsTables.SERVICE_DEPLOYMENTS).stream()
                .filter(ServiceDeployment::isOver)
                .map(ServiceDeployment::key);
    }

    /** The last one that succeeded stays for as long as its service: it is what a rollback goes back to. */
    @Override
    public Optional<Instant> turn(String key, Tx tx) {
        Optional<ServiceDeployment> over =
                tx.find(EcsTables.SERVICE_DEPLOYMENTS, key).filter(ServiceDeployment::isOver);
        Optional<Instant> end = over.map(each -> each.since().plus(RETENTION));
        if (end.isEmpty() || end.get().isAfter(tx.now())) {
            return end;
        }
        if (isInUse(tx, over.orElseThrow())) {
            return Optional.of(tx.now().plus(RETENTION));
        }
        tx.delete(EcsTables.SERVICE_DEPLOYMENTS, key);
        return Optional.empty();
    }

    private static boolean isInUse(Tx tx, ServiceDeployment over) {
        return tx.find(EcsTables.DEPLOYMENTS, over.deployment().key()).isPresent();
    }
}
