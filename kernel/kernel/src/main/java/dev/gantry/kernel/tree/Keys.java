package dev.gantry.kernel.tree;

import java.util.Arrays;

/**
 * Ascending texts that never change. Beside each stands its head, four characters from where the texts begin to differ:
 * a search compares numbers that lie side by side instead of texts that lie all over the memory.
 */
final class Keys {

    static final Keys NONE = new Keys(new String[0], new long[0], 0);

    private static final int HEAD = 4;

    private final String[] texts;
    private final long[] heads;

    /** So many characters are the same in all texts. */
    private final int common;

    private Keys(String[] texts, long[] heads, int common) {
        this.texts = texts;
        this.heads = heads;
        this.common = common;
    }

    static Keys of(String... texts) {
        if (texts.length == 0) {
            return NONE;
        }
        int common = commonLength(texts[0], texts[texts.length - 1]);
        long[] heads = new long[texts.length];
        for (int i = 0; i < texts.length; i++) {
            heads[i] = head(texts[i], common);
        }
        return new Keys(texts, heads, common);
    }

    private static int commonLength(String one, String other) {
        int longest = Math.min(one.length(), other.length());
        int common = 0;
        while (common < longest && one.charAt(common) == other.charAt(common)) {
            common++;
        }
        return common;
    }

    private static long head(String text, int from) {
        long head = 0;
        for (int i = from; i < from + HEAD; i++) {
            head = head << Character.SIZE | (i < text.length() ? text.charAt(i) : 0);
        }
        return head;
    }

    int size() {
        return texts.length;
    }

    String get(int position) {
        return texts[position];
    }

    /** The place of the text, or {@code -1 - place} of where it belongs. */
    int search(String text) {
        if (texts.length == 0) {
            return -1;
        }
        String first = texts[0];
        if (!text.regionMatches(0, first, 0, common)) {
            return text.compareTo(first) < 0 ? -1 : -1 - texts.length;
        }
        return search(text, head(text, common));
    }

    private int search(String text, long head) {
        int low = 0;
        int high = texts.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = Long.compareUnsigned(heads[middle], head);
            if (order == 0) {
                order = texts[middle].compareTo(text);
            }
            if (order == 0) {
                return middle;
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle - 1;
        }
        return -1 - low;
    }

    Keys inserted(int position, String text) {
        String[] more = Node.inserted(texts, position, text);
        if (texts.length == 0 || !text.regionMatches(0, texts[0], 0, common)) {
            return of(more);
        }
        long[] moreHeads = Arrays.copyOf(heads, more.length);
        System.arraycopy(heads, position, moreHeads, position + 1, heads.length - position);
        moreHeads[position] = head(text, common);
        return new Keys(more, moreHeads, common);
    }

    Keys removed(int position) {
        String[] fewer = Node.removed(texts, position);
        long[] fewerHeads = Arrays.copyOf(heads, fewer.length);
        System.arraycopy(heads, position + 1, fewerHeads, position, fewer.length - position);
        return new Keys(fewer, fewerHeads, common);
    }

    Keys range(int from, int to) {
        return of(Arrays.copyOfRange(texts, from, to));
    }

    Keys joined(Keys after) {
        return of(Node.joined(texts, after.texts));
    }

    /** These with another text at the first place. */
    Keys startingWith(String text) {
        String[] others = texts.clone();
        others[0] = text;
        return of(others);
    }
}
