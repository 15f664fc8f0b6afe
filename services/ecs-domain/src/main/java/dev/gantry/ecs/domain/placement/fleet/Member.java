package dev.gantry.ecs.domain.placement.fleet;

import dev.gantry.ecs.domain.instance.ContainerInstance;
import dev.gantry.ecs.domain.instance.InstanceId;
import dev.gantry.ecs.domain.instance.InstanceReservation;
import dev.gantry.ecs.domain.instance.InstanceStatus;
import dev.gantry.ecs.domain.placement.Candidate;
import org.jspecify.annotations.Nullable;

/**
 * One instance of a fleet. Its rows and tasks arrive one after the other: until all are there it is known, but nothing
 * can be placed on it.
 *
 * @param tasks how many tasks of each group are on it, by the group's own name
 */
record Member(
        Spot spot,
        @Nullable ContainerInstance instance,
        @Nullable Kind kind,
        @Nullable InstanceReservation left,
        Tally tasks) {

    static Member of(Spot spot) {
        return new Member(spot, null, null, null, Tally.NOTHING);
    }

    InstanceId id() {
        return spot.id();
    }

    Member with(@Nullable ContainerInstance row, @Nullable Kind itsKind) {
        return new Member(spot, row, itsKind, left, tasks);
    }

    Member with(@Nullable InstanceReservation row) {
        return new Member(spot, instance, kind, row, tasks);
    }

    Member with(Tally others) {
        return new Member(spot, instance, kind, left, others);
    }

    boolean isNothing() {
        return instance == null && left == null && tasks.isEmpty();
    }

    boolean isPlaceable() {
        return instance != null
                && left != null
                && instance.status() == InstanceStatus.ACTIVE
                && instance.agentConnected();
    }

    boolean hasSameRoomAs(Member that) {
        InstanceReservation mine = leftover();
        InstanceReservation other = that.leftover();
        return kind == that.kind
                && mine.cpu() == other.cpu()
                && mine.memory() == other.memory()
                && mine.networkInterfaces() == other.networkInterfaces()
                && mine.tcpPorts().equals(other.tcpPorts())
                && mine.udpPorts().equals(other.udpPorts())
                && mine.gpus().equals(other.gpus());
    }

    InstanceReservation leftover() {
        if (left == null) {
            throw new IllegalStateException("nothing is known of what " + id().id() + " has left");
        }
        return left;
    }

    Kind likeness() {
        if (kind == null) {
            throw new IllegalStateException("nothing is known of " + id().id());
        }
        return kind;
    }

    Candidate candidate() {
        if (instance == null) {
            throw new IllegalStateException("nothing is known of " + id().id());
        }
        return new Candidate(instance, leftover(), _ -> tasks.list());
    }
}
