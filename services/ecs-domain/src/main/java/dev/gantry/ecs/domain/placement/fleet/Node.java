package dev.gantry.ecs.domain.placement.fleet;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A ranking's tree, balanced by size, and the most that anything in it has left. Source: Hirai and Yamamoto, Balancing
 * weight-balanced trees, whose numbers these are.
 */
final class Node {

    private static final int DELTA = 3;
    private static final int GAMMA = 2;

    final Ranked ranked;
    final @Nullable Node left;
    final @Nullable Node right;
    private final long key;
    private final long kinds;
    private final int size;
    private final int other;
    private final int gpus;
    private final int interfaces;

    private Node(@Nullable Node left, Ranked ranked, @Nullable Node right) {
        this.left = left;
        this.ranked = ranked;
        this.right = right;
        this.key = ranked.key();
        long allKinds = ranked.kind();
        int most = ranked.other();
        int mostGpus = ranked.gpus();
        int mostInterfaces = ranked.interfaces();
        int count = 1;
        if (left != null) {
            allKinds |= left.kinds;
            most = Math.max(most, left.other);
            mostGpus = Math.max(mostGpus, left.gpus);
            mostInterfaces = Math.max(mostInterfaces, left.interfaces);
            count += left.size;
        }
        if (right != null) {
            allKinds |= right.kinds;
            most = Math.max(most, right.other);
            mostGpus = Math.max(mostGpus, right.gpus);
            mostInterfaces = Math.max(mostInterfaces, right.interfaces);
            count += right.size;
        }
        this.kinds = allKinds;
        this.other = most;
        this.gpus = mostGpus;
        this.interfaces = mostInterfaces;
        this.size = count;
    }

    long key() {
        return key;
    }

    static int size(@Nullable Node node) {
        return node == null ? 0 : node.size;
    }

    /** Whether anything below may be what is searched for; the order is the search's own business. */
    boolean mayHave(Span span) {
        return other >= span.other()
                && gpus >= span.gpus()
                && interfaces >= span.interfaces()
                && (kinds & span.kinds()) != 0;
    }

    /** Its own member, not what is below. */
    boolean isTakenBy(Span span) {
        return ranked.other() >= span.other()
                && (ranked.kind() & span.kinds()) != 0
                && span.takes().test(ranked.member());
    }

    /** With the member, in place of what stands at its place. */
    static Node with(@Nullable Node node, Ranked ranked) {
        if (node == null) {
            return new Node(null, ranked, null);
        }
        int order = ranked.compareTo(node.ranked);
        if (order == 0) {
            return new Node(node.left, ranked, node.right);
        }
        return order < 0
                ? balanced(with(node.left, ranked), node.ranked, node.right)
                : balanced(node.left, node.ranked, with(node.right, ranked));
    }

    static @Nullable Node without(@Nullable Node node, Ranked ranked) {
        if (node == null) {
            return null;
        }
        int order = ranked.compareTo(node.ranked);
        if (order == 0) {
            return joined(node.left, node.right);
        }
        return order < 0
                ? balanced(without(node.left, ranked), node.ranked, node.right)
                : balanced(node.left, node.ranked, without(node.right, ranked));
    }

    /** Two neighbours that were children of one node. */
    private static @Nullable Node joined(@Nullable Node left, @Nullable Node right) {
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        if (left.size > right.size) {
            Ranked last = left.last();
            return balanced(without(left, last), last, right);
        }
        Ranked first = right.first();
        return balanced(left, first, without(right, first));
    }

    private Ranked first() {
        Node node = this;
        while (node.left != null) {
            node = node.left;
        }
        return node.ranked;
    }

    private Ranked last() {
        Node node = this;
        while (node.right != null) {
            node = node.right;
        }
        return node.ranked;
    }

    private static Node balanced(@Nullable Node left, Ranked ranked, @Nullable Node right) {
        if (isTooHeavy(right, left)) {
            return leaningLeft(left, ranked, Objects.requireNonNull(right));
        }
        if (isTooHeavy(left, right)) {
            return leaningRight(Objects.requireNonNull(left), ranked, right);
        }
        return new Node(left, ranked, right);
    }

    private static boolean isTooHeavy(@Nullable Node one, @Nullable Node other) {
        return size(one) + 1 > DELTA * (size(other) + 1);
    }

    private static boolean isLight(@Nullable Node inner, @Nullable Node outer) {
        return size(inner) + 1 < GAMMA * (size(outer) + 1);
    }

    private static Node leaningLeft(@Nullable Node left, Ranked ranked, Node right) {
        if (isLight(right.left, right.right)) {
            return new Node(new Node(left, ranked, right.left), right.ranked, right.right);
        }
        Node inner = Objects.requireNonNull(right.left);
        return new Node(
                new Node(left, ranked, inner.left), inner.ranked, new Node(inner.right, right.ranked, right.right));
    }

    private static Node leaningRight(Node left, Ranked ranked, @Nullable Node right) {
        if (isLight(left.right, left.left)) {
            return new Node(left.left, left.ranked, new Node(left.right, ranked, right));
        }
        Node inner = Objects.requireNonNull(left.right);
        return new Node(
                new Node(left.left, left.ranked, inner.left), inner.ranked, new Node(inner.right, ranked, right));
    }
}
