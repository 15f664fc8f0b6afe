package dev.gantry.ecs.domain.placement.fleet;

import dev.gantry.ecs.domain.instance.InstanceReservation;
import dev.gantry.ecs.domain.placement.Strategy.Amount;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Instances in the order of what they have left of one resource, then of the other, then of their ids. */
final class Ranking {

    private final Edit edit;
    private final Amount amount;
    private Node root;

    private Ranking(Edit edit, Amount amount, Node root) {
        this.edit = edit;
        this.amount = amount;
        this.root = root;
    }

    static Ranking by(Amount amount, Edit edit) {
        return new Ranking(edit, amount, new Leaf(edit));
    }

    Ranking owned(Edit owner) {
        return edit == owner ? this : new Ranking(owner, amount, root);
    }

    Amount amount() {
        return amount;
    }

    Amount other() {
        return amount == Amount.CPU ? Amount.MEMORY : Amount.CPU;
    }

    int size() {
        return root.size;
    }

    long key(Member member) {
        return key(amount.left(member.leftover()), other().left(member.leftover()));
    }

    static long key(int first, int second) {
        return (long) first << Integer.SIZE | Integer.toUnsignedLong(second ^ Integer.MIN_VALUE);
    }

    private Row row(Member member) {
        InstanceReservation left = member.leftover();
        int devices = Row.devices(left.gpus().size(), left.networkInterfaces());
        return new Row(key(member), member.likeness().number(), devices, member.spot());
    }

    void add(Member member) {
        root = root.owned(edit);
        Node more = root.add(row(member));
        root = more == null ? root : new Branch(edit, root, more);
    }

    void remove(Member member) {
        root = root.owned(edit);
        root.remove(row(member));
        if (root instanceof Branch branch && branch.count() == 1) {
            root = branch.child(0);
        } else if (root instanceof Branch branch && branch.count() == 0) {
            root = new Leaf(edit);
        }
    }

    /** How many have a lower key. */
    int below(long key) {
        return root.below(key);
    }

    /** Who stands at this place, if the span takes it. */
    @Nullable
    Spot taken(int position, Span span) {
        return root.taken(position, span);
    }

    /** The first in the order that the span takes. */
    @Nullable
    Spot first(Span span) {
        return root.mayHave(span) ? root.first(span) : null;
    }

    /** All that the span takes, in order. */
    void forEach(Span span, Consumer<Spot> visit) {
        if (root.mayHave(span)) {
            root.forEach(span, visit);
        }
    }
}
