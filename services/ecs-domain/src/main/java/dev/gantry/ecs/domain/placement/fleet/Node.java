package dev.gantry.ecs.domain.placement.fleet;

import dev.gantry.ecs.domain.placement.Strategy.Amount;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A ranking's tree, balanced by size, and the most that anything in it has left. Source: Hirai and Yamamoto, Balancing
 * weight-balanced trees, whose numbers these are.
 */
final class Node {

    private static final int DELTA = 3;
    private static final int GAMMA = 2;

    final Member member;
    final @Nullable Node left;
    final @Nullable Node right;
    private final long key;
    private final long kind;
    private final long kinds;
    private final int size;
    private final int other;
    private final int most;
    private final short gpus;
    private final short mostGpus;
    private final short interfaces;
    private final short mostInterfaces;

    /** A member by itself. What searches ask for is copied, so that they need not look at the member. */
    Node(long key, Member member, Amount other) {
        this.member = member;
        this.left = null;
        this.right = null;
        this.key = key;
        this.kind = 1L << member.likeness().number();
        this.kinds = kind;
        this.size = 1;
        this.other = other.left(member.leftover());
        this.most = this.other;
        this.gpus = few(member.leftover().gpus().size());
        this.mostGpus = gpus;
        this.interfaces = few(member.leftover().networkInterfaces());
        this.mostInterfaces = interfaces;
    }

    private static short few(int count) {
        return (short) Math.clamp(count, Short.MIN_VALUE, Short.MAX_VALUE);
    }

    /** The middle one's member, between these two. */
    private Node(@Nullable Node left, Node middle, @Nullable Node right) {
        this.left = left;
        this.right = right;
        this.member = middle.member;
        this.key = middle.key;
        this.kind = middle.kind;
        this.other = middle.other;
        this.gpus = middle.gpus;
        this.interfaces = middle.interfaces;
        long allKinds = kind;
        int all = 1;
        int mostSoFar = other;
        int gpusSoFar = gpus;
        int interfacesSoFar = interfaces;
        if (left != null) {
            allKinds |= left.kinds;
            all += left.size;
            mostSoFar = Math.max(mostSoFar, left.most);
            gpusSoFar = Math.max(gpusSoFar, left.mostGpus);
            interfacesSoFar = Math.max(interfacesSoFar, left.mostInterfaces);
        }
        if (right != null) {
            allKinds |= right.kinds;
            all += right.size;
            mostSoFar = Math.max(mostSoFar, right.most);
            gpusSoFar = Math.max(gpusSoFar, right.mostGpus);
            interfacesSoFar = Math.max(interfacesSoFar, right.mostInterfaces);
        }
        this.kinds = allKinds;
        this.size = all;
        this.most = mostSoFar;
        this.mostGpus = (short) gpusSoFar;
        this.mostInterfaces = (short) interfacesSoFar;
    }

    long key() {
        return key;
    }

    static int size(@Nullable Node node) {
        return node == null ? 0 : node.size;
    }

    /** Whether anything below may be what is searched for; the order is the search's own business. */
    boolean mayHave(Span span) {
        return most >= span.other()
                && mostGpus >= span.gpus()
                && mostInterfaces >= span.interfaces()
                && (kinds & span.kinds()) != 0;
    }

    /** Its own member, not what is below. */
    boolean isTakenBy(Span span) {
        return other >= span.other()
                && gpus >= span.gpus()
                && interfaces >= span.interfaces()
                && (kind & span.kinds()) != 0
                && span.takes().test(member);
    }

    private int compareTo(Node that) {
        return key == that.key ? member.compareId(that.member) : Long.compare(key, that.key);
    }

    /** With the member, in place of what stands at its place. */
    static Node with(@Nullable Node node, Node added) {
        if (node == null) {
            return added;
        }
        int order = added.compareTo(node);
        if (order == 0) {
            return new Node(node.left, added, node.right);
        }
        return order < 0
                ? balanced(with(node.left, added), node, node.right)
                : balanced(node.left, node, with(node.right, added));
    }

    static @Nullable Node without(@Nullable Node node, Node gone) {
        if (node == null) {
            return null;
        }
        int order = gone.compareTo(node);
        if (order == 0) {
            return joined(node.left, node.right);
        }
        return order < 0
                ? balanced(without(node.left, gone), node, node.right)
                : balanced(node.left, node, without(node.right, gone));
    }

    /** Two neighbours that were children of one node. */
    private static @Nullable Node joined(@Nullable Node left, @Nullable Node right) {
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        if (left.size > right.size) {
            Node last = left.last();
            return balanced(without(left, last), last, right);
        }
        Node first = right.first();
        return balanced(left, first, without(right, first));
    }

    private Node first() {
        Node node = this;
        while (node.left != null) {
            node = node.left;
        }
        return node;
    }

    private Node last() {
        Node node = this;
        while (node.right != null) {
            node = node.right;
        }
        return node;
    }

    private static Node balanced(@Nullable Node left, Node middle, @Nullable Node right) {
        if (isTooHeavy(right, left)) {
            return leaningLeft(left, middle, Objects.requireNonNull(right));
        }
        if (isTooHeavy(left, right)) {
            return leaningRight(Objects.requireNonNull(left), middle, right);
        }
        return new Node(left, middle, right);
    }

    private static boolean isTooHeavy(@Nullable Node one, @Nullable Node other) {
        return size(one) + 1 > DELTA * (size(other) + 1);
    }

    private static boolean isLight(@Nullable Node inner, @Nullable Node outer) {
        return size(inner) + 1 < GAMMA * (size(outer) + 1);
    }

    private static Node leaningLeft(@Nullable Node left, Node middle, Node right) {
        if (isLight(right.left, right.right)) {
            return new Node(new Node(left, middle, right.left), right, right.right);
        }
        Node inner = Objects.requireNonNull(right.left);
        return new Node(new Node(left, middle, inner.left), inner, new Node(inner.right, right, right.right));
    }

    private static Node leaningRight(Node left, Node middle, @Nullable Node right) {
        if (isLight(left.right, left.left)) {
            return new Node(left.left, left, new Node(left.right, middle, right));
        }
        Node inner = Objects.requireNonNull(left.right);
        return new Node(new Node(left.left, left, inner.left), inner, new Node(inner.right, middle, right));
    }
}
