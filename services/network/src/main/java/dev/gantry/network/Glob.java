package dev.gantry.network;

import java.util.ArrayList;
import java.util.List;

/** Patterns of filters: a star is any characters, a question mark one; a backslash takes their meaning away. */
final class Glob {

    private Glob() {}

    /** One place of a pattern. */
    private record Place(Kind kind, char character) {

        boolean takes(char c) {
            return kind == Kind.ANY || kind == Kind.LITERAL && character == c;
        }
    }

    private enum Kind {
        LITERAL,
        ANY,
        STAR
    }

    /** Goes back to the last star only, so that no pattern is slow. */
    static boolean matches(String pattern, String text) {
        List<Place> places = places(pattern);
        int p = 0;
        int star = -1;
        int resume = 0;
        for (int t = 0; t < text.length(); ) {
            if (p < places.size() && places.get(p).kind() == Kind.STAR) {
                star = p++;
                resume = t;
            } else if (p < places.size() && places.get(p).takes(text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        return places.subList(p, places.size()).stream().allMatch(place -> place.kind() == Kind.STAR);
    }

    private static List<Place> places(String pattern) {
        List<Place> places = new ArrayList<>(pattern.length());
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\' && i + 1 < pattern.length()) {
                i++;
                places.add(new Place(Kind.LITERAL, pattern.charAt(i)));
            } else {
                places.add(new Place(c == '*' ? Kind.STAR : c == '?' ? Kind.ANY : Kind.LITERAL, c));
            }
        }
        return places;
    }
}
