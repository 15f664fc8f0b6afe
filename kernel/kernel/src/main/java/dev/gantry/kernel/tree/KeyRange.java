package dev.gantry.kernel.tree;

import org.jspecify.annotations.Nullable;

/**
 * Keys from one key up to, but without, another, in the order of {@link String#compareTo}.
 *
 * @param low the least key, null where there is none
 * @param high the first key beyond, null where there is none
 */
public record KeyRange(@Nullable String low, @Nullable String high) {

    public static final KeyRange ALL = new KeyRange(null, null);

    /** The part of this range that comes after the key. */
    public KeyRange after(String key) {
        return from(key + '\0');
    }

    public KeyRange from(String key) {
        return low != null && low.compareTo(key) >= 0 ? this : new KeyRange(key, high);
    }

    /** The part of this range that begins with the text. */
    public KeyRange startingWith(String prefix) {
        String beyond = beyond(prefix);
        KeyRange from = from(prefix);
        boolean narrower = beyond != null && (high == null || beyond.compareTo(high) < 0);
        return narrower ? new KeyRange(from.low, beyond) : from;
    }

    /** The least text that is greater than every text with this prefix; null where there is none. */
    private static @Nullable String beyond(String prefix) {
        int end = prefix.length();
        while (end > 0 && prefix.charAt(end - 1) == Character.MAX_VALUE) {
            end--;
        }
        return end == 0 ? null : prefix.substring(0, end - 1) + (char) (prefix.charAt(end - 1) + 1);
    }
}
