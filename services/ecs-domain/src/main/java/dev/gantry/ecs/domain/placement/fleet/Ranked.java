package dev.gantry.ecs.domain.placement.fleet;

import dev.gantry.ecs.domain.instance.InstanceReservation;
import dev.gantry.ecs.domain.placement.Strategy.Amount;

/** A member at its place in a ranking, with what searches ask for copied beside it. */
record Ranked(long key, Member member, int other, int gpus, int interfaces, long kind) implements Comparable<Ranked> {

    Ranked(long key, Member member, Amount other) {
        this(
                key,
                member,
                other.left(member.leftover()),
                member.leftover().gpus().size(),
                member.leftover().networkInterfaces(),
                1L << member.likeness().number());
    }

    InstanceReservation left() {
        return member.leftover();
    }

    @Override
    public int compareTo(Ranked that) {
        if (key != that.key) {
            return key < that.key ? -1 : 1;
        }
        if (member.head() != that.member.head()) {
            return member.head() < that.member.head() ? -1 : 1;
        }
        return member.id().id().compareTo(that.member.id().id());
    }
}
