package dev.gantry.journal.sqlite;

import java.util.HashMap;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Where each row of a table stands in the file, by its key. The file has no index of keys, because keys come in no order
 * and every new one would touch a page of its own; here a key costs 16 bytes: its hash and its place. Whoever uses a
 * place must look whether the key is the one it meant.
 */
final class Places {

    static final long NOWHERE = 0;

    private static final int SMALLEST = 1 << 10;

    private final ToLongFunction<String> hash;
    private final Map<String, Long> collided = new HashMap<>();
    private long[] hashes = new long[SMALLEST];
    private long[] places = new long[SMALLEST];
    private int size;

    Places(ToLongFunction<String> hash) {
        this.hash = hash;
    }

    Places() {
        this(Places::hash);
    }

    private static long hash(String key) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < key.length(); i++) {
            hash = (hash ^ key.charAt(i)) * 0x100000001b3L;
        }
        return hash ^ hash >>> 32;
    }

    /** The place of this key, or of another one with the same hash. */
    long find(String key) {
        Long other = collided.isEmpty() ? null : collided.get(key);
        return other == null ? places[slot(hash.applyAsLong(key))] : other;
    }

    /** The slot of this hash, or the free one where it belongs. */
    private int slot(long wanted) {
        int mask = places.length - 1;
        int slot = (int) (wanted * 0x9E3779B97F4A7C15L >>> 40) & mask;
        while (places[slot] != NOWHERE && hashes[slot] != wanted) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    /** Notes a key that was nowhere before. */
    void add(String key, long place) {
        if (size >= places.length / 2) {
            grow();
        }
        long hashed = hash.applyAsLong(key);
        int slot = slot(hashed);
        if (places[slot] != NOWHERE) {
            collided.put(key, place);
            return;
        }
        hashes[slot] = hashed;
        places[slot] = place;
        size++;
    }

    private void grow() {
        long[] oldHashes = hashes;
        long[] oldPlaces = places;
        hashes = new long[oldHashes.length * 2];
        places = new long[oldPlaces.length * 2];
        for (int i = 0; i < oldPlaces.length; i++) {
            if (oldPlaces[i] != NOWHERE) {
                int slot = slot(oldHashes[i]);
                hashes[slot] = oldHashes[i];
                places[slot] = oldPlaces[i];
            }
        }
    }

    /** Forgets a key that was added. */
    void remove(String key) {
        if (collided.remove(key) != null) {
            return;
        }
        int free = slot(hash.applyAsLong(key));
        places[free] = NOWHERE;
        size--;
        closeGap(free);
    }

    /** Moves up what stands further on only because the freed slot was taken. */
    private void closeGap(int free) {
        int mask = places.length - 1;
        for (int slot = free + 1 & mask; places[slot] != NOWHERE; slot = slot + 1 & mask) {
            long place = places[slot];
            long hashed = hashes[slot];
            places[slot] = NOWHERE;
            int better = slot(hashed);
            hashes[better] = hashed;
            places[better] = place;
        }
    }
}
