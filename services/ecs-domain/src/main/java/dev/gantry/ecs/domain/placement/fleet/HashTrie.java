package dev.gantry.ecs.domain.placement.fleet;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A map: a changed one shares all but a few nodes with it. Source: Bagwell, Ideal Hash Trees.
 *
 * @param <K> the keys
 * @param <V> the values
 */
final class HashTrie<K, V> {

    private static final int BITS = 5;
    private static final int MASK = (1 << BITS) - 1;
    private static final int DEEPEST = 35;
    private static final HashTrie<?, ?> EMPTY = new HashTrie<>(new Branch(new Edit(), 0, new Object[0]), 0);

    private final Branch root;
    private final int size;

    private HashTrie(Branch root, int size) {
        this.root = root;
        this.size = size;
    }

    /** A key and its value; below the deepest branch those whose hashes are the same stand in a row. */
    private record Entry(Object key, Object value, @Nullable Entry next) {}

    /** Up to 32 entries or branches; a bit says which of them there are. */
    private static final class Branch {

        private final Edit edit;
        private int bits;
        private Object[] slots;

        Branch(Edit edit, int bits, Object[] slots) {
            this.edit = edit;
            this.bits = bits;
            this.slots = slots;
        }

        Branch owned(Edit owner) {
            return edit == owner ? this : new Branch(owner, bits, slots.clone());
        }

        int place(int bit) {
            return Integer.bitCount(bits & (bit - 1));
        }

        Branch replacing(Edit owner, int place, Object slot) {
            if (slots[place] == slot) {
                return this;
            }
            Branch owned = owned(owner);
            owned.slots[place] = slot;
            return owned;
        }

        Branch adding(Edit owner, int bit, Object slot) {
            int place = place(bit);
            Object[] more = new Object[slots.length + 1];
            System.arraycopy(slots, 0, more, 0, place);
            more[place] = slot;
            System.arraycopy(slots, place, more, place + 1, slots.length - place);
            return changed(owner, bits | bit, more);
        }

        Branch removing(Edit owner, int bit) {
            int place = place(bit);
            Object[] fewer = Arrays.copyOf(slots, slots.length - 1);
            System.arraycopy(slots, place + 1, fewer, place, fewer.length - place);
            return changed(owner, bits & ~bit, fewer);
        }

        private Branch changed(Edit owner, int newBits, Object[] newSlots) {
            if (edit != owner) {
                return new Branch(owner, newBits, newSlots);
            }
            bits = newBits;
            slots = newSlots;
            return this;
        }
    }

    @SuppressWarnings("unchecked")
    static <K, V> HashTrie<K, V> empty() {
        return (HashTrie<K, V>) EMPTY;
    }

    int size() {
        return size;
    }

    private static int hash(Object key) {
        int hash = key.hashCode() * 0x9E3779B9;
        return hash ^ hash >>> 15;
    }

    private static int bit(int hash, int shift) {
        return shift >= DEEPEST ? 1 : 1 << (hash >>> shift & MASK);
    }

    @SuppressWarnings("unchecked")
    @Nullable
    V get(K key) {
        int hash = hash(key);
        Branch branch = root;
        for (int shift = 0; ; shift += BITS) {
            int bit = bit(hash, shift);
            if ((branch.bits & bit) == 0) {
                return null;
            }
            Object slot = branch.slots[branch.place(bit)];
            if (slot instanceof Entry entry) {
                return (V) value(entry, key);
            }
            branch = (Branch) slot;
        }
    }

    private static @Nullable Object value(@Nullable Entry row, Object key) {
        for (Entry entry = row; entry != null; entry = entry.next) {
            if (entry.key == key || entry.key.equals(key)) {
                return entry.value;
            }
        }
        return null;
    }

    /** What the edit has made itself, it changes in place: only the trie that comes back may be used from then on. */
    HashTrie<K, V> with(Edit edit, K key, V value) {
        V before = get(key);
        if (before == value) {
            return this;
        }
        Branch changed = put(edit, root, hash(key), 0, new Entry(key, value, null));
        return changed == root && before != null ? this : new HashTrie<>(changed, before == null ? size + 1 : size);
    }

    private static Branch put(Edit edit, Branch branch, int hash, int shift, Entry entry) {
        int bit = bit(hash, shift);
        if ((branch.bits & bit) == 0) {
            return branch.adding(edit, bit, entry);
        }
        int place = branch.place(bit);
        Object slot = branch.slots[place];
        if (slot instanceof Branch below) {
            return branch.replacing(edit, place, put(edit, below, hash, shift + BITS, entry));
        }
        return branch.replacing(edit, place, joined(edit, (Entry) slot, hash, shift, entry));
    }

    private static Object joined(Edit edit, Entry there, int hash, int shift, Entry entry) {
        if (shift >= DEEPEST) {
            return new Entry(entry.key, entry.value, dropped(there, entry.key));
        }
        if (there.key.equals(entry.key)) {
            return entry;
        }
        Branch below = new Branch(edit, 0, new Object[0]);
        below = put(edit, below, hash(there.key), shift + BITS, there);
        return put(edit, below, hash, shift + BITS, entry);
    }

    private static @Nullable Entry dropped(@Nullable Entry row, Object key) {
        if (row == null || row.key.equals(key)) {
            return row == null ? null : row.next;
        }
        return new Entry(row.key, row.value, dropped(row.next, key));
    }

    HashTrie<K, V> without(Edit edit, K key) {
        return get(key) == null ? this : new HashTrie<>(remove(edit, root, hash(key), 0, key), size - 1);
    }

    private static Branch remove(Edit edit, Branch branch, int hash, int shift, Object key) {
        int bit = bit(hash, shift);
        int place = branch.place(bit);
        Object slot = branch.slots[place];
        if (slot instanceof Branch below) {
            Branch rest = remove(edit, below, hash, shift + BITS, key);
            return rest.bits == 0 ? branch.removing(edit, bit) : branch.replacing(edit, place, lifted(rest));
        }
        Entry rest = dropped((Entry) slot, key);
        return rest == null ? branch.removing(edit, bit) : branch.replacing(edit, place, rest);
    }

    /** A branch with a lone entry is that entry: the same keys always make the same trie. */
    private static Object lifted(Branch branch) {
        Object first = branch.slots[0];
        boolean lone = branch.slots.length == 1 && first instanceof Entry entry && entry.next == null;
        return lone ? first : branch;
    }

    void forEach(BiConsumer<? super K, ? super V> visit) {
        visit(root, visit);
    }

    @SuppressWarnings("unchecked")
    private static <K, V> void visit(Branch branch, BiConsumer<? super K, ? super V> visit) {
        for (Object slot : branch.slots) {
            if (slot instanceof Branch below) {
                visit(below, visit);
            } else {
                for (Entry entry = (Entry) slot; entry != null; entry = Objects.requireNonNull(entry).next) {
                    visit.accept((K) entry.key, (V) entry.value);
                }
            }
        }
    }
}
