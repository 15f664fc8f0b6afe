package dev.gantry.ecs.controllers;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.service.Service;
import dev.gantry.ecs.service.ServiceEvents;
import dev.gantry.kernel.Change;
import dev.gantry.kernel.Controller;
import dev.gantry.kernel.Tx;
import dev.gantry.kernel.View;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Forgets INACTIVE services, and what they told, once they have been describable for long enough. */
public final class ServiceExpiryController implements Controller {

    private final Duration retention;

    public ServiceExpiryController(Duration retention) {
        this.retention = retention;
    }

    @Override
    public String name() {
        return "ServiceExpiry";
    }

    @Override
    public Stream<String> wakenBy(Change<?> change) {
        return change
                .in(EcsTables.SERVICES)
                .flatMap(Change::after)
                .filter(service -> service.stoppedAt().isPresent())
                .map(Service::key)
                .stream();
    }

    @Override
    public Stream<String> wakenAtStart(View view) {
        return view.all(EcsTables.SERVICES).stream()
                .filter(service -> service.stoppedAt().isPresent())
                .map(Service::key);
    }

    @Override
    public Optional<Instant> turn(String key, Tx tx) {
        Optional<Service> gone = tx.find(EcsTables.SERVICES, key);
        Optional<Instant> end = gone.flatMap(Service::stoppedAt).map(at -> at.plus(retention));
        if (end.isPresent() && !end.get().isAfter(tx.now())) {
            ServiceEvents.forget(tx, gone.orElseThrow().id());
            tx.delete(EcsTables.SERVICES, key);
            return Optional.empty();
        }
        return end;
    }
}
