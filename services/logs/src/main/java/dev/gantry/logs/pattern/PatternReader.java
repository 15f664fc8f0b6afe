package dev.gantry.logs.pattern;

import dev.gantry.shapes.logs.InvalidParameterException;

/** Goes through the text of a pattern from left to right. */
final class PatternReader {

    private static final int MOST_REGEXES = 2;

    private final String text;
    private int at;
    private int regexes;

    PatternReader(String text) {
        this.text = text;
    }

    static InvalidParameterException invalid() {
        return new InvalidParameterException("Invalid filter pattern");
    }

    boolean atEnd() {
        return at >= text.length();
    }

    /** The next character, or 0 at the end. */
    char peek() {
        return atEnd() ? 0 : text.charAt(at);
    }

    char next() {
        if (atEnd()) {
            throw invalid();
        }
        return text.charAt(at++);
    }

    void skipSpaces() {
        while (!atEnd() && Character.isWhitespace(peek())) {
            at++;
        }
    }

    /** Skips spaces and takes the symbol if it is next. */
    boolean accept(String symbol) {
        skipSpaces();
        if (text.startsWith(symbol, at)) {
            at += symbol.length();
            return true;
        }
        return false;
    }

    void expect(String symbol) {
        if (!accept(symbol)) {
            throw invalid();
        }
    }

    /** Takes the keyword if it is next and does not go on as a longer word. */
    boolean acceptWord(String word) {
        skipSpaces();
        int end = at + word.length();
        boolean whole = end >= text.length() || !Character.isLetterOrDigit(text.charAt(end));
        if (whole && text.startsWith(word, at)) {
            at = end;
            return true;
        }
        return false;
    }

    /** What stands between the double quotes that begin here; a backslash keeps the character after it. */
    String quoted() {
        expect("\"");
        StringBuilder inside = new StringBuilder();
        for (char c = next(); c != '"'; c = next()) {
            inside.append(c == '\\' ? next() : c);
        }
        return inside.toString();
    }

    /** The regular expression between the percent signs that begin here. */
    LinearRegex regex() {
        expect("%");
        StringBuilder inside = new StringBuilder();
        for (char c = next(); c != '%'; c = next()) {
            inside.append(c);
            if (c == '\\') {
                inside.append(next());
            }
        }
        regexes++;
        if (regexes > MOST_REGEXES) {
            throw invalid();
        }
        return LinearRegex.parse(inside.toString());
    }

    /** The characters up to a space, the end, or one that ends a word here. */
    String word(String enders) {
        int begin = at;
        while (!atEnd() && !Character.isWhitespace(peek()) && !endsHere(enders)) {
            at++;
        }
        return text.substring(begin, at);
    }

    private boolean endsHere(String enders) {
        return enders.indexOf(peek()) >= 0 || text.startsWith("&&", at) || text.startsWith("||", at);
    }
}
