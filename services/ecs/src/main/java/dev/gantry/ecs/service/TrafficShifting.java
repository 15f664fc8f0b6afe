package dev.gantry.ecs.service;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.service.BlueGreen;
import dev.gantry.ecs.domain.service.ServiceDeployment;
import dev.gantry.ecs.domain.service.ServiceMessages;
import dev.gantry.ecs.domain.service.Traffic;
import dev.gantry.kernel.Change;
import dev.gantry.kernel.Engine;
import dev.gantry.kernel.Tx;
import dev.gantry.kernel.View;
import dev.gantry.kernel.Worker;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Has traffic shifted wherever a service deployment wants green to have more or less of it, and reports back. */
public final class TrafficShifting implements Worker {

    private final Supplier<Engine> engine;
    private final TrafficShift shift;

    public TrafficShifting(Supplier<Engine> engine, TrafficShift shift) {
        this.engine = engine;
        this.shift = shift;
    }

    @Override
    public String name() {
        return "TrafficShifting";
    }

    @Override
    public Stream<String> wakenBy(Change<?> change) {
        return change
                .in(EcsTables.SERVICE_DEPLOYMENTS)
                .flatMap(Change::after)
                .filter(TrafficShifting::hasWork)
                .map(ServiceDeployment::key)
                .stream();
    }

    @Override
    public Stream<String> wakenAtStart(View view) {
        return view.all(EcsTables.SERVICE_DEPLOYMENTS).stream()
                .filter(TrafficShifting::hasWork)
                .map(ServiceDeployment::key);
    }

    private static boolean hasWork(ServiceDeployment deployment) {
        return !deployment.isOver()
                && deployment.blueGreen().filter(state -> !state.isSettled()).isPresent();
    }

    @Override
    public Optional<Instant> work(String key, View view) throws InterruptedException {
        Optional<ServiceDeployment> found =
                engine.get().view().find(EcsTables.SERVICE_DEPLOYMENTS, key).filter(TrafficShifting::hasWork);
        if (found.isPresent()) {
            BlueGreen state = found.get().blueGreen().orElseThrow();
            Optional<String> note =
                    shift.shift(new TrafficShift.Wish(state.blue(), found.get().green(), state.wanted()));
            engine.get().execute(tx -> report(tx, key, state.wanted(), note));
        }
        return Optional.empty();
    }

    /** What was wanted may have changed meanwhile: then the report wakes this worker again. */
    private static void report(Tx tx, String key, Traffic traffic, Optional<String> note) {
        tx.find(EcsTables.SERVICE_DEPLOYMENTS, key)
                .filter(row -> !row.isOver())
                .ifPresent(row -> report(tx, row, new BlueGreen.Shifted(traffic, tx.now(), note)));
    }

    private static void report(Tx tx, ServiceDeployment row, BlueGreen.Shifted report) {
        BlueGreen before = row.blueGreen().orElseThrow();
        ServiceDeployment after = row.staged(before.shifted(report), tx.now());
        boolean told = before.actual().map(BlueGreen.Shifted::note).equals(Optional.of(report.note()));
        if (report.note().isPresent() && !told) {
            String reason = report.note().get();
            ServiceEvents.say(tx, row.service(), ServiceMessages.unshifted(row.green(), reason));
            after = after.reached(row.status(), reason, tx.now());
        }
        tx.put(EcsTables.SERVICE_DEPLOYMENTS, after);
    }
}
