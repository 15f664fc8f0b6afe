package dev.gantry.ecs.domain.placement.query;

import dev.gantry.ecs.domain.placement.query.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts an expression into tokens. A bare word ends at white space, brackets, parentheses, commas and operators. */
final class Lexer {

    /** Longer signs first. */
    private static final List<String> SIGNS = List.of(
            "!exists", "!in", "==", "!=", ">=", "<=", "=~", "!~", "&&", "||", ">", "<", "!", "(", ")", "[", "]", ",");

    private static final String WORD_ENDS = " \t\r\n()[],\"'";
    private static final List<String> OPERATORS = List.of("==", "!=", ">=", "<=", "=~", "!~", "&&", "||", ">", "<");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    /** All tokens, and END. */
    static List<Token> tokens(String text) {
        Lexer lexer = new Lexer(text);
        while (lexer.skipBlank()) {
            lexer.token();
        }
        lexer.tokens.add(new Token(Kind.END, "", text.length() + 1));
        return lexer.tokens;
    }

    private boolean skipBlank() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length();
    }

    private void token() {
        char first = text.charAt(at);
        if (first == '"' || first == '\'') {
            quoted(first);
            return;
        }
        SIGNS.stream().filter(this::stands).findFirst().ifPresentOrElse(this::sign, this::word);
    }

    /** {@code !in} is a sign in {@code !in [a]}, but not in {@code !instance}. */
    private boolean stands(String sign) {
        int end = at + sign.length();
        boolean isWord = Character.isLetter(sign.charAt(sign.length() - 1));
        return text.startsWith(sign, at)
                && !(isWord && end < text.length() && Character.isLetterOrDigit(text.charAt(end)));
    }

    private void sign(String sign) {
        add(Kind.SIGN, sign, at + sign.length());
    }

    private void word() {
        int end = at;
        while (end < text.length() && !endsWord(end)) {
            end++;
        }
        add(Kind.WORD, text.substring(at, end), end);
    }

    private boolean endsWord(int index) {
        return WORD_ENDS.indexOf(text.charAt(index)) >= 0
                || OPERATORS.stream().anyMatch(operator -> text.startsWith(operator, index));
    }

    private void quoted(char quote) {
        int end = text.indexOf(quote, at + 1);
        if (end < 0) {
            throw new SyntaxError(at + 1, "the quotation is not closed");
        }
        add(Kind.QUOTED, text.substring(at + 1, end), end + 1);
    }

    private void add(Kind kind, String value, int end) {
        tokens.add(new Token(kind, value, at + 1));
        at = end;
    }
}
