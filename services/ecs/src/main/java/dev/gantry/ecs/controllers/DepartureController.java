package dev.gantry.ecs.controllers;

import dev.gantry.ecs.Departure;
import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.instance.Deregistration;
import dev.gantry.kernel.Change;
import dev.gantry.kernel.Controller;
import dev.gantry.kernel.Tx;
import dev.gantry.kernel.View;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Forgets deregistered container instances once they have been describable for long enough. */
public final class DepartureController implements Controller {

    private final Duration retention;

    public DepartureController(Duration retention) {
        this.retention = retention;
    }

    @Override
    public String name() {
        return "Departure";
    }

    @Override
    public Stream<String> wakenBy(Change<?> change) {
        return change.in(EcsTables.DEPARTURES).flatMap(Change::after).map(Departure::key).stream();
    }

    @Override
    public Stream<String> wakenAtStart(View view) {
        return view.all(EcsTables.DEPARTURES).stream().map(Departure::key);
    }

    @Override
    public Optional<Instant> turn(String key, Tx tx) {
        Optional<Departure> departure = tx.find(EcsTables.DEPARTURES, key);
        Optional<Instant> end = departure.map(gone -> gone.at().plus(retention));
        if (end.isPresent() && !end.get().isAfter(tx.now())) {
            Deregistration.forget(tx, departure.orElseThrow());
            return Optional.empty();
        }
        return end;
    }
}
