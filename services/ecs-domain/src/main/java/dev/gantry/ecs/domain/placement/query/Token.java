package dev.gantry.ecs.domain.placement.query;

import java.util.Set;

/**
 * A word or a sign of an expression.
 *
 * @param position of its first character, from 1
 */
record Token(Kind kind, String text, int position) {

    /** END stands after the last token. */
    enum Kind {
        WORD,
        QUOTED,
        SIGN,
        END
    }

    boolean isSign(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    /** Whether it is one of these, as a word or as a sign, but not inside of quotes. */
    boolean isOneOf(Set<String> words) {
        return (kind == Kind.WORD || kind == Kind.SIGN) && words.contains(text);
    }

    boolean isLiteral() {
        return kind == Kind.WORD || kind == Kind.QUOTED;
    }

    SyntaxError unexpected(String wanted) {
        String found = kind == Kind.END ? "the end" : "'" + text + "'";
        return new SyntaxError(position, "expected " + wanted + ", found " + found);
    }
}
