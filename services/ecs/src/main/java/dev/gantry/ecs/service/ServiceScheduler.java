package dev.gantry.ecs.service;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.service.Deployment;
import dev.gantry.ecs.domain.service.Service;
import dev.gantry.ecs.domain.service.ServiceActionEvent.Name;
import dev.gantry.ecs.domain.service.ServiceDeployment;
import dev.gantry.ecs.domain.service.ServiceMessages;
import dev.gantry.ecs.launch.Obstacle;
import dev.gantry.kernel.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The service scheduler: one look at one service, whatever it is, and what follows from it. */
public final class ServiceScheduler {

    private static final Duration REPEATED = Duration.ofHours(6);

    private final SchedulerSettings settings;

    public ServiceScheduler(SchedulerSettings settings) {
        this.settings = settings;
    }

    /** Does what can be done now; returns when time alone may make more possible. */
    public Optional<Instant> turn(Tx tx, Service service) {
        return switch (service.status()) {
            case ACTIVE -> active(tx, service);
            case DRAINING -> ServiceDraining.turn(tx, service);
            case INACTIVE -> Optional.empty();
        };
    }

    private Optional<Instant> active(Tx tx, Service service) {
        if (!service.settings().isOurs()) {
            return taskSets(tx, service);
        }
        boolean ended = Rollbacks.turn(tx, service) || StagedRollout.turn(tx, service, settings.healthyAfter());
        return ended ? Optional.empty() : rollOut(tx, service);
    }

    private Optional<Instant> taskSets(Tx tx, Service service) {
        TaskSetTurn turn = new TaskSetTurn(tx, service, settings);
        Turn.Result result = turn.run();
        seen(tx, service, result.steady(), result.obstacle());
        return turn.next();
    }

    private Optional<Instant> rollOut(Tx tx, Service service) {
        Optional<Deployment> primary = Deployments.of(tx, service.id()).stream()
                .filter(Deployment::isPrimary)
                .findFirst();
        return primary.isEmpty() ? Optional.empty() : rollOut(tx, service, wanting(tx, service, primary.get()));
    }

    /** The PRIMARY deployment wants what the service wants; a DAEMON's turn counts instances itself. */
    private static Deployment wanting(Tx tx, Service service, Deployment primary) {
        if (service.settings().isDaemon() || primary.desiredCount() == service.desiredCount()) {
            return primary;
        }
        Deployment wanting = primary.wanting(service.desiredCount(), tx.now());
        tx.put(EcsTables.DEPLOYMENTS, wanting);
        return wanting;
    }

    private Optional<Instant> rollOut(Tx tx, Service service, Deployment primary) {
        List<Deployment> deployments = Deployments.of(tx, service.id()).stream().toList();
        Turn turn = turn(tx, service, primary, deployments);
        Turn.Result result = turn.run();
        DeploymentEnds.forgetOld(
                tx, deployments.stream().filter(each -> !turn.holds(each)).toList());
        PinnedImages.note(tx, primary);
        impaired(tx, service, primary);
        boolean steady = result.steady() && Deployments.of(tx, service.id()).count() == 1;
        if (steady) {
            DeploymentEnds.complete(tx, service, primary);
        }
        Service seen = seen(tx, service, steady, result.obstacle());
        Optional<Instant> repeat = steady ? Optional.of(repeatedAt(tx, seen)) : Optional.empty();
        return Stream.concat(turn.next().stream(), repeat.stream()).min(Instant::compareTo);
    }

    private Turn turn(Tx tx, Service service, Deployment primary, List<Deployment> deployments) {
        Optional<ServiceDeployment> staged = StagedRollout.of(tx, service.id());
        if (staged.isPresent()) {
            return new StagedTurn(tx, service, staged.get(), settings.healthyAfter());
        }
        TaskCensus census = new TaskCensus(tx, service, deployments, tx.now(), settings.healthyAfter());
        return service.settings().isDaemon()
                ? new DaemonTurn(tx, service, primary, census)
                : new ServiceTurn(tx, service, primary, census);
    }

    private static void impaired(Tx tx, Service service, Deployment primary) {
        if (primary.failures().isImpaired()) {
            String reason = primary.failures().lastReason().orElse("");
            new ServiceActs(tx, service)
                    .tellOnce(
                            ServiceMessages.impaired(service.id()),
                            Name.SERVICE_TASK_START_IMPAIRED,
                            Map.of("reason", reason));
        }
    }

    private static Service seen(Tx tx, Service service, boolean steady, Optional<Obstacle> obstacle) {
        if (steady) {
            steady(tx, service);
        }
        Service seen = service.with(draft -> {
            draft.steady(steady).placed();
            obstacle.ifPresent(found -> draft.waiting(found.reason()));
        });
        if (!seen.equals(service)) {
            tx.put(EcsTables.SERVICES, seen);
        }
        return seen;
    }

    /** Told when it begins, and again every 6 hours. */
    private static void steady(Tx tx, Service service) {
        String message = ServiceMessages.steady(service.id());
        if (!service.steady()) {
            ServiceEvents.say(tx, service.id(), message);
            new ServiceActs(tx, service).act(Name.SERVICE_STEADY_STATE, Map.of());
        } else {
            new ServiceActs(tx, service).tellOnce(message, Name.SERVICE_STEADY_STATE, Map.of());
        }
    }

    private static Instant repeatedAt(Tx tx, Service service) {
        String message = ServiceMessages.steady(service.id());
        return ServiceEvents.of(tx, service.id())
                .filter(event -> event.message().equals(message))
                .findFirst()
                .map(event -> event.createdAt().plus(REPEATED))
                .orElse(tx.now().plus(REPEATED));
    }
}
