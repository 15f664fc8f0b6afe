package dev.gantry.ecs.controllers;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.instance.ContainerInstance;
import dev.gantry.ecs.domain.instance.InstanceId;
import dev.gantry.ecs.domain.instance.InstanceReservation;
import dev.gantry.ecs.domain.instance.InstanceStatus;
import dev.gantry.ecs.domain.service.Service;
import dev.gantry.ecs.service.ServiceScheduler;
import dev.gantry.kernel.Change;
import dev.gantry.kernel.Controller;
import dev.gantry.kernel.Slice;
import dev.gantry.kernel.Tx;
import dev.gantry.kernel.View;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Gives services whose tasks found no room another turn when there is new room in their cluster or in the Fargate pool.
 * Some at a time and not too often: a look in vain is a look at many instances.
 */
public final class ServiceRoomController implements Controller {

    private static final int AT_ONCE = 10;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final ServiceScheduler scheduler;

    /** Where the round in each cluster stands. It is forgotten with the server: a new one begins with a round. */
    private final Map<String, Round> rounds = new HashMap<>();

    public ServiceRoomController(ServiceScheduler scheduler) {
        this.scheduler = scheduler;
    }

    /**
     * One pass over a cluster's waiting services.
     *
     * @param after the key of the last service that had its turn; empty when the round is over
     * @param again whether there was new room meanwhile
     */
    private record Round(String after, Instant next, boolean again) {}

    @Override
    public String name() {
        return "ServiceRoom";
    }

    @Override
    public Stream<String> wakenBy(Change<?> change) {
        return Stream.of(
                        change.in(EcsTables.RESERVATIONS).flatMap(ServiceRoomController::released),
                        change.in(EcsTables.INSTANCES).flatMap(ServiceRoomController::came))
                .flatMap(Optional::stream);
    }

    private static Optional<String> released(Change<InstanceReservation> change) {
        return change.after()
                .filter(after ->
                        change.before().map(before -> hasMore(before, after)).orElse(false))
                .map(after -> cluster(after.id()));
    }

    private static boolean hasMore(InstanceReservation before, InstanceReservation after) {
        return after.cpu() > before.cpu()
                || after.memory() > before.memory()
                || after.networkInterfaces() > before.networkInterfaces()
                || after.gpus().size() > before.gpus().size()
                || after.tcpPorts().size() < before.tcpPorts().size()
                || after.udpPorts().size() < before.udpPorts().size();
    }

    /** An instance that takes tasks now and did not, or whose attributes are others. */
    private static Optional<String> came(Change<ContainerInstance> change) {
        return change.after()
                .filter(ServiceRoomController::takesTasks)
                .filter(after -> change.before()
                        .filter(ServiceRoomController::takesTasks)
                        .filter(before -> before.attributes().equals(after.attributes()))
                        .isEmpty())
                .map(after -> cluster(after.id()));
    }

    private static boolean takesTasks(ContainerInstance instance) {
        return instance.status() == InstanceStatus.ACTIVE && instance.agentConnected();
    }

    private static String cluster(InstanceId id) {
        return EcsTables.clusterKey(id.scope(), id.cluster());
    }

    @Override
    public Stream<String> wakenAtStart(View view) {
        return Stream.of(); // every service has its turn then
    }

    @Override
    public Optional<Instant> turn(String cluster, Tx tx) {
        Slice<Service> all = tx.by(EcsTables.WAITING_SERVICES, cluster);
        if (all.isEmpty()) {
            rounds.remove(cluster);
            return Optional.empty();
        }
        Round round = rounds.getOrDefault(cluster, new Round("", Instant.MIN, false));
        if (tx.now().isBefore(round.next())) {
            rounds.put(cluster, new Round(round.after(), round.next(), true));
            return Optional.of(round.next());
        }
        List<Service> some = all.after(round.after()).stream().limit(AT_ONCE).toList();
        some.forEach(service -> scheduler.turn(tx, service));
        boolean over = some.size() < AT_ONCE;
        boolean again = round.again() && !round.after().isEmpty();
        Instant next = tx.now().plus(PAUSE);
        rounds.put(cluster, new Round(over ? "" : some.getLast().key(), next, !over && again));
        return over && !again ? Optional.empty() : Optional.of(next);
    }
}
