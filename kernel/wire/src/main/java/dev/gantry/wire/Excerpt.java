package dev.gantry.wire;

import java.util.stream.Collectors;

/** As much of a client's text as an error message may repeat, without what an answer cannot carry. */
final class Excerpt {

    private static final int LONGEST = 100;

    private Excerpt() {}

    static String of(String text) {
        String start = text.codePoints()
                .limit(LONGEST)
                .map(c -> Character.isISOControl(c) || isLoneSurrogate(c) ? '?' : c)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        return text.codePointCount(0, text.length()) <= LONGEST ? start : start + "…";
    }

    private static boolean isLoneSurrogate(int codePoint) {
        return codePoint <= Character.MAX_VALUE && Character.isSurrogate((char) codePoint);
    }
}
