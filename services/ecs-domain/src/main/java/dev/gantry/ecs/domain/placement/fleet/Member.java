package dev.gantry.ecs.domain.placement.fleet;

import dev.gantry.ecs.domain.instance.ContainerInstance;
import dev.gantry.ecs.domain.instance.InstanceId;
import dev.gantry.ecs.domain.instance.InstanceReservation;
import dev.gantry.ecs.domain.instance.InstanceStatus;
import dev.gantry.ecs.domain.placement.Candidate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One instance of a fleet. Its rows and tasks arrive one after the other: until all are there it is known, but nothing
 * can be placed on it.
 *
 * @param head the first characters of the id as a number in the same order
 * @param tasks how many tasks of each group are on it
 */
record Member(
        InstanceId id,
        long head,
        @Nullable ContainerInstance instance,
        @Nullable Kind kind,
        @Nullable InstanceReservation left,
        HashTrie<String, Integer> tasks) {

    private static final int HEAD = 8;

    static Member of(InstanceId id) {
        return new Member(id, head(id.id()), null, null, null, HashTrie.empty());
    }

    private static long head(String id) {
        long head = 0;
        for (int i = 0; i < HEAD; i++) {
            head = head << 8 | (i < id.length() ? Math.min(id.charAt(i), 0x7f) : 0);
        }
        return head;
    }

    Member with(@Nullable ContainerInstance row, @Nullable Kind itsKind) {
        return new Member(id, head, row, itsKind, left, tasks);
    }

    Member with(@Nullable InstanceReservation row) {
        return new Member(id, head, instance, kind, row, tasks);
    }

    Member with(HashTrie<String, Integer> others) {
        return new Member(id, head, instance, kind, left, others);
    }

    /** In the order of their ids. */
    int compareId(Member that) {
        return head == that.head ? id.id().compareTo(that.id.id()) : Long.compare(head, that.head);
    }

    boolean isNothing() {
        return instance == null && left == null && tasks.size() == 0;
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
            throw new IllegalStateException("nothing is known of what " + id.id() + " has left");
        }
        return left;
    }

    Kind likeness() {
        if (kind == null) {
            throw new IllegalStateException("nothing is known of " + id.id());
        }
        return kind;
    }

    Candidate candidate() {
        if (instance == null) {
            throw new IllegalStateException("nothing is known of " + id.id());
        }
        return new Candidate(instance, leftover(), _ -> groups());
    }

    private Collection<String> groups() {
        List<String> groups = new ArrayList<>();
        tasks.forEach((group, _) -> groups.add(group));
        return groups;
    }
}
