package dev.gantry.kernel.state;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Sorts loaded rows by their keys. The keys of a table begin alike and lie all over the memory, so that comparing them
 * two by two is slow: what follows the part that all have is sorted as numbers first, and ties in the same way again.
 */
final class KeySort {

    private static final int FEW = 48;
    private static final int HEAD = 5;
    private static final int BITS = 7;
    private static final int RARE = (1 << BITS) - 1;
    private static final int MOST = 1 << Long.SIZE - 1 - HEAD * BITS;

    private final PlacedRow<?>[] rows;

    private KeySort(PlacedRow<?>[] rows) {
        this.rows = rows;
    }

    static void sort(PlacedRow<?>[] rows) {
        new KeySort(rows).sort(0, rows.length, 0);
    }

    /** All keys in the range have so many characters in common, at least. */
    private void sort(int from, int to, int known) {
        if (to - from <= FEW || to - from > MOST) {
            Arrays.sort(rows, from, to, Comparator.comparing(PlacedRow::key));
            return;
        }
        int common = common(from, to, known);
        long[] heads = new long[to - from];
        for (int i = 0; i < heads.length; i++) {
            heads[i] = head(key(from + i), common) * MOST + i;
        }
        Arrays.parallelSort(heads);
        PlacedRow<?>[] unsorted = Arrays.copyOfRange(rows, from, to);
        for (int i = 0; i < heads.length; i++) {
            rows[from + i] = unsorted[(int) (heads[i] % MOST)];
        }
        sortTies(from, heads, common);
    }

    private void sortTies(int from, long[] heads, int common) {
        int begin = 0;
        for (int i = 1; i <= heads.length; i++) {
            if (i == heads.length || heads[i] / MOST != heads[begin] / MOST) {
                sortTie(from + begin, from + i, i - begin == heads.length, common);
                begin = i;
            }
        }
    }

    private void sortTie(int from, int to, boolean nothingGained, int common) {
        if (nothingGained) {
            Arrays.sort(rows, from, to, Comparator.comparing(PlacedRow::key));
        } else if (to - from > 1) {
            sort(from, to, common);
        }
    }

    private String key(int position) {
        return rows[position].key();
    }

    private int common(int from, int to, int known) {
        String first = key(from);
        int common = first.length();
        for (int i = from + 1; i < to && common > known; i++) {
            String key = key(i);
            if (!key.regionMatches(0, first, 0, common)) {
                common = mismatch(first, key, known);
            }
        }
        return common;
    }

    private static int mismatch(String one, String other, int known) {
        int end = Math.min(one.length(), other.length());
        int place = known;
        while (place < end && one.charAt(place) == other.charAt(place)) {
            place++;
        }
        return place;
    }

    /** Ascends with the text. Rare characters count as one, and nothing after them counts. */
    private static long head(String text, int from) {
        long head = 0;
        boolean plain = true;
        for (int i = from; i < from + HEAD; i++) {
            int character = plain && i < text.length() ? Math.min(text.charAt(i), RARE) : 0;
            plain &= character != RARE;
            head = head << BITS | character;
        }
        return head;
    }
}
