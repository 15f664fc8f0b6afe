package dev.gantry.ecs.service;

import dev.gantry.ecs.domain.service.BlueGreen;
import dev.gantry.ecs.domain.service.BlueGreenLifecycle;
import dev.gantry.ecs.domain.service.Deployment;
import dev.gantry.ecs.domain.service.LifecycleStage;
import dev.gantry.ecs.domain.service.Service;
import dev.gantry.ecs.domain.service.ServiceDeployment;
import dev.gantry.ecs.domain.service.TrafficPlan;
import dev.gantry.ecs.launch.Obstacle;
import dev.gantry.kernel.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One look at the tasks of a BLUE_GREEN, LINEAR or CANARY deployment: blue and green each keep what is desired, one
 * beside the other, until one of them has all the traffic; then the other goes.
 */
final class StagedTurn implements Turn {

    private final Tx tx;
    private final Service service;
    private final ServiceDeployment going;
    private final BlueGreen state;
    private final Duration healthyAfter;
    private final List<Deployment> deployments;
    private final List<Turn> parts;

    StagedTurn(Tx tx, Service service, ServiceDeployment going, Duration healthyAfter) {
        this.tx = tx;
        this.service = service;
        this.going = going;
        this.state = going.blueGreen().orElseThrow();
        this.healthyAfter = healthyAfter;
        if (state.mayReturn() && !going.goesBack()) {
            state.blue().ifPresent(blue -> StagedRollout.scale(tx, blue, service.desiredCount()));
        }
        this.deployments = Deployments.of(tx, service.id()).stream().toList();
        this.parts = isEnd() ? List.of(turn(primary(), deployments)) : beside();
    }

    /** Whether one of them has everything, and the other one goes. */
    private boolean isEnd() {
        return going.goesBack() ? state.isSettled() : !state.mayReturn();
    }

    private List<Turn> beside() {
        if (going.goesBack()) {
            return List.of(turn(primary(), List.of(primary())));
        }
        List<Turn> turns = new ArrayList<>();
        blue().ifPresent(blue -> turns.add(turn(blue, withBlue(blue))));
        if (state.stage().compareTo(LifecycleStage.SCALE_UP) >= 0) {
            turns.add(turn(primary(), List.of(primary())));
        }
        return turns;
    }

    private Turn turn(Deployment like, List<Deployment> all) {
        return new ServiceTurn(tx, service, like, new TaskCensus(tx, service, all, tx.now(), healthyAfter));
    }

    private Deployment primary() {
        return deployments.stream().filter(Deployment::isPrimary).findFirst().orElseThrow();
    }

    private Optional<Deployment> blue() {
        return deployments.stream().filter(this::isBlue).findFirst().map(blue -> blue.kept(service.desiredCount()));
    }

    private boolean isBlue(Deployment deployment) {
        return state.blue().filter(deployment.id()::equals).isPresent();
    }

    /** What neither is blue nor green goes, but not before blue has its traffic back. */
    private List<Deployment> withBlue(Deployment blue) {
        boolean mayGo = state.stage() != LifecycleStage.RECONCILE_SERVICE || state.isSettled();
        Stream<Deployment> others = deployments.stream().filter(each -> mayGo && !each.isPrimary() && !isBlue(each));
        return Stream.concat(Stream.of(blue), others).toList();
    }

    @Override
    public Result run() {
        List<Result> results = parts.stream().map(Turn::run).toList();
        Optional<Obstacle> obstacle =
                results.stream().flatMap(result -> result.obstacle().stream()).findFirst();
        return new Result(isEnd() && results.stream().allMatch(Result::steady), obstacle);
    }

    @Override
    public boolean holds(Deployment deployment) {
        return deployment.isPrimary() || !isEnd() && (going.goesBack() || isBlue(deployment));
    }

    @Override
    public Optional<Instant> next() {
        Optional<Instant> stage = going.goesBack()
                ? Optional.empty()
                : BlueGreenLifecycle.lookAgain(state, TrafficPlan.of(going.configuration()), tx.now());
        return Stream.concat(stage.stream(), parts.stream().flatMap(part -> part.next().stream()))
                .min(Instant::compareTo);
    }
}
