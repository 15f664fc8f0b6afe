package dev.gantry.ecs.domain.placement.fleet;

import java.util.Arrays;

/**
 * Some of the kinds of a cluster.
 *
 * @param bits one for each kind, by its number
 * @param folded the same in one word, in which kinds whose numbers differ by 64 are one
 */
record KindSet(long[] bits, long folded) {

    static final KindSet NONE = new KindSet(new long[0]);

    KindSet(long... bits) {
        this(bits, fold(bits));
    }

    private static long fold(long... bits) {
        long folded = 0;
        for (long word : bits) {
            folded |= word;
        }
        return folded;
    }

    boolean contains(Kind kind) {
        return contains(kind.number());
    }

    boolean contains(int number) {
        int word = number >> 6;
        return word < bits.length && (bits[word] & 1L << number) != 0;
    }

    boolean isEmpty() {
        return folded == 0;
    }

    KindSet with(Kind kind) {
        int word = kind.number() >> 6;
        long[] more = Arrays.copyOf(bits, Math.max(bits.length, word + 1));
        more[word] |= 1L << kind.number();
        return new KindSet(more);
    }

    KindSet and(KindSet that) {
        long[] both = Arrays.copyOf(bits, Math.min(bits.length, that.bits.length));
        for (int i = 0; i < both.length; i++) {
            both[i] &= that.bits[i];
        }
        return new KindSet(both);
    }

    KindSet or(KindSet that) {
        long[] either = Arrays.copyOf(bits, Math.max(bits.length, that.bits.length));
        for (int i = 0; i < that.bits.length; i++) {
            either[i] |= that.bits[i];
        }
        return new KindSet(either);
    }
}
