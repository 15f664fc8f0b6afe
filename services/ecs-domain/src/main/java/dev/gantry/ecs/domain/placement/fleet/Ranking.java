package dev.gantry.ecs.domain.placement.fleet;

import dev.gantry.ecs.domain.placement.Strategy.Amount;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Instances in the order of what they have left of one resource, then of the other, then of their ids: a tree that never
 * changes, each of whose nodes knows the most that anything below it has left. A search skips what is too full without
 * a look at it.
 */
final class Ranking {

    private final Amount amount;
    private final @Nullable Node root;

    private Ranking(Amount amount, @Nullable Node root) {
        this.amount = amount;
        this.root = root;
    }

    static Ranking by(Amount amount) {
        return new Ranking(amount, null);
    }

    Amount amount() {
        return amount;
    }

    int size() {
        return Node.size(root);
    }

    long key(Member member) {
        return key(amount.left(member.leftover()), other().left(member.leftover()));
    }

    Amount other() {
        return amount == Amount.CPU ? Amount.MEMORY : Amount.CPU;
    }

    static long key(int first, int second) {
        return (long) first << Integer.SIZE | Integer.toUnsignedLong(second ^ Integer.MIN_VALUE);
    }

    Ranking with(Member member) {
        return new Ranking(amount, Node.with(root, new Node(key(member), member, other())));
    }

    Ranking without(Member member) {
        return new Ranking(amount, Node.without(root, new Node(key(member), member, other())));
    }

    /** The same place, when nothing has changed that the order is made of. */
    Ranking replacing(Member before, Member after) {
        return key(before) == key(after) ? with(after) : without(before).with(after);
    }

    /** How many have a lower key. */
    int below(long key) {
        int below = 0;
        Node node = root;
        while (node != null) {
            if (node.key() < key) {
                below += Node.size(node.left) + 1;
                node = node.right;
            } else {
                node = node.left;
            }
        }
        return below;
    }

    Member at(int position) {
        int rank = position;
        Node node = root;
        while (node != null) {
            int left = Node.size(node.left);
            if (rank == left) {
                return node.member;
            }
            node = rank < left ? node.left : node.right;
            rank = rank < left ? rank : rank - left - 1;
        }
        throw new IndexOutOfBoundsException(position);
    }

    /** The first in the order that the span takes. */
    @Nullable
    Member first(Span span) {
        return first(root, span);
    }

    private static @Nullable Member first(@Nullable Node start, Span span) {
        Node node = start;
        while (node != null && node.mayHave(span)) {
            if (node.key() >= span.low()) {
                Member before = first(node.left, span);
                if (before != null) {
                    return before;
                }
                if (node.key() > span.high()) {
                    return null;
                }
                if (node.isTakenBy(span)) {
                    return node.member;
                }
            }
            node = node.right;
        }
        return null;
    }

    /** All that the span takes, in order. */
    void forEach(Span span, Consumer<Member> visit) {
        forEach(root, span, visit);
    }

    private static void forEach(@Nullable Node start, Span span, Consumer<Member> visit) {
        Node node = start;
        while (node != null && node.mayHave(span)) {
            if (node.key() >= span.low()) {
                forEach(node.left, span, visit);
                if (node.key() > span.high()) {
                    return;
                }
                if (node.isTakenBy(span)) {
                    visit.accept(node.member);
                }
            }
            node = node.right;
        }
    }
}
