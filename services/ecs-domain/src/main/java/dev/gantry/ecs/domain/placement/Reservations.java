package dev.gantry.ecs.domain.placement;

import dev.gantry.ecs.domain.instance.InstanceReservation;
import dev.gantry.ecs.domain.instance.RegisteredResources;
import dev.gantry.ecs.domain.instance.Reserved;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Takes what a task demands from an instance, and gives it back. Nothing is ever over-committed. */
public final class Reservations {

    private Reservations() {}

    /** An answer to {@link #take}. */
    public sealed interface Taken {

        /** What is left, and what the task holds from now on. */
        record Granted(InstanceReservation left, Reserved reserved) implements Taken {}

        /** Nothing was taken. */
        record Refused(PlacementReason reason) implements Taken {}
    }

    /** All that the task demands, or nothing. The task counts as pending on the instance. */
    public static Taken take(InstanceReservation left, TaskDemand demand) {
        Optional<PlacementReason> shortage = shortage(left, demand);
        if (shortage.isPresent()) {
            return new Taken.Refused(shortage.get());
        }
        Reserved reserved = new Reserved(
                demand.cpu(),
                demand.memory(),
                demand.tcpPorts(),
                demand.udpPorts(),
                left.gpus().subList(0, demand.gpus()),
                demand.networkInterfaces());
        return new Taken.Granted(less(left, reserved), reserved);
    }

    /** What the instance is short of first. */
    public static Optional<PlacementReason> shortage(InstanceReservation left, TaskDemand demand) {
        if (left.cpu() < demand.cpu()) {
            return Optional.of(PlacementReason.CPU);
        }
        if (left.memory() < demand.memory()) {
            return Optional.of(PlacementReason.MEMORY);
        }
        if (!Collections.disjoint(left.tcpPorts(), demand.tcpPorts())) {
            return Optional.of(PlacementReason.PORTS);
        }
        if (!Collections.disjoint(left.udpPorts(), demand.udpPorts())) {
            return Optional.of(PlacementReason.PORTS_UDP);
        }
        if (left.gpus().size() < demand.gpus()) {
            return Optional.of(PlacementReason.GPU);
        }
        return left.networkInterfaces() < demand.networkInterfaces()
                ? Optional.of(PlacementReason.ENI)
                : Optional.empty();
    }

    private static InstanceReservation less(InstanceReservation left, Reserved taken) {
        return new InstanceReservation(
                left.id(),
                left.cpu() - taken.cpu(),
                left.memory() - taken.memory(),
                with(left.tcpPorts(), taken.tcpPorts()),
                with(left.udpPorts(), taken.udpPorts()),
                without(left.gpus(), taken.gpus()),
                left.networkInterfaces() - taken.networkInterfaces(),
                left.runningTasks(),
                left.pendingTasks() + 1,
                left.version() + 1);
    }

    /**
     * What a stopped task held is free again. The counts of tasks are the caller's:
     * {@link InstanceReservation#counting}.
     */
    public static InstanceReservation release(InstanceReservation left, Reserved reserved) {
        return new InstanceReservation(
                left.id(),
                left.cpu() + reserved.cpu(),
                left.memory() + reserved.memory(),
                without(left.tcpPorts(), reserved.tcpPorts()),
                without(left.udpPorts(), reserved.udpPorts()),
                with(left.gpus(), reserved.gpus()),
                left.networkInterfaces() + reserved.networkInterfaces(),
                left.runningTasks(),
                left.pendingTasks(),
                left.version() + 1);
    }

    /**
     * The reservation of an instance that registered again: its resources as they are now, less what its tasks hold.
     * Negative amounts, when it shrank, refuse every further task until enough are gone.
     */
    public static InstanceReservation recount(
            InstanceReservation before, RegisteredResources all, Iterable<Reserved> held) {
        InstanceReservation left = InstanceReservation.none(before.id(), all);
        for (Reserved reserved : held) {
            left = less(left, reserved);
        }
        return new InstanceReservation(
                left.id(),
                left.cpu(),
                left.memory(),
                left.tcpPorts(),
                left.udpPorts(),
                left.gpus(),
                left.networkInterfaces(),
                before.runningTasks(),
                before.pendingTasks(),
                before.version() + 1);
    }

    private static <T extends Comparable<T>> List<T> with(List<T> all, List<T> more) {
        return more.isEmpty()
                ? all
                : List.copyOf(
                        new TreeSet<>(Stream.concat(all.stream(), more.stream()).toList()));
    }

    private static <T> List<T> without(List<T> all, List<T> less) {
        return less.isEmpty()
                ? all
                : all.stream().filter(one -> !less.contains(one)).toList();
    }
}
