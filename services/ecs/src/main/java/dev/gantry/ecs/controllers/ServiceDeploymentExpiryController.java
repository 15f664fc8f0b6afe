package dev.gantry.ecs.controllers;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.service.ServiceDeployment;
import dev.gantry.ecs.domain.service.ServiceId;
import dev.gantry.ecs.domain.service.ServiceRevision;
import dev.gantry.ecs.domain.service.ServiceRollback;
import dev.gantry.ecs.service.Deployments;
import dev.gantry.kernel.Change;
import dev.gantry.kernel.Controller;
import dev.gantry.kernel.Tx;
import dev.gantry.kernel.View;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Forgets service deployments 90 days after their end. Revisions stay as long as one is about them. */
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
        revisions(over.orElseThrow())
                .forEach(number -> forgetUnneeded(tx, over.orElseThrow().service(), number));
        return Optional.empty();
    }

    private static boolean isInUse(Tx tx, ServiceDeployment over) {
        return tx.find(EcsTables.DEPLOYMENTS, over.deployment().key()).isPresent();
    }

    /** What it went to, and what it went back to. */
    private static Stream<String> revisions(ServiceDeployment each) {
        return Stream.concat(Stream.of(each.target()), each.rollback().map(ServiceRollback::revision).stream());
    }

    private static void forgetUnneeded(Tx tx, ServiceId service, String number) {
        boolean runs = Deployments.of(tx, service).stream()
                .anyMatch(deployment -> deployment.revision().equals(number));
        boolean told = tx.all(EcsTables.SERVICE_DEPLOYMENTS).startingWith(service.key() + "/").stream()
                .flatMap(ServiceDeploymentExpiryController::revisions)
                .anyMatch(number::equals);
        if (!runs && !told) {
            tx.delete(EcsTables.SERVICE_REVISIONS, ServiceRevision.key(service, number));
        }
    }
}
