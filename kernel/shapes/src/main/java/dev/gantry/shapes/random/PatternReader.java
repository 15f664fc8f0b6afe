package dev.gantry.shapes.random;

import dev.gantry.shapes.random.PatternNode.Choice;
import dev.gantry.shapes.random.PatternNode.OneOf;
import dev.gantry.shapes.random.PatternNode.Repeated;
import dev.gantry.shapes.random.PatternNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads a regular expression into what can write for it. Character classes are asked, not understood. */
final class PatternReader {

    private static final String ALPHABET = IntStream.concat(
                    IntStream.rangeClosed(32, 126), IntStream.of('\t', '\n', '\u00e4', '\u00df', '\u0434', '\u4e2d'))
            .mapToObj(Character::toString)
            .collect(Collectors.joining());

    private final String expression;
    private int at;

    PatternReader(String expression) {
        this.expression = expression;
    }

    PatternNode read() {
        PatternNode node = choice();
        if (at < expression.length()) {
            throw unreadable();
        }
        return node;
    }

    private PatternNode choice() {
        List<PatternNode> branches = new ArrayList<>();
        branches.add(sequence());
        while (isAt('|')) {
            at++;
            branches.add(sequence());
        }
        return branches.size() == 1 ? branches.getFirst() : new Choice(branches);
    }

    private PatternNode sequence() {
        List<PatternNode> parts = new ArrayList<>();
        while (at < expression.length() && !isAt('|') && !isAt(')')) {
            if (isAt('^') || isAt('$')) {
                at++;
            } else {
                parts.add(repeated(atom()));
            }
        }
        return new Sequence(parts);
    }

    private PatternNode atom() {
        int start = at;
        switch (expression.charAt(at)) {
            case '(' -> {
                return group();
            }
            case '[' -> skipClass();
            case '\\' -> skipEscape();
            default -> at++;
        }
        String source = expression.substring(start, at);
        return source.length() == 1 && !source.equals(".") ? new OneOf(source) : charactersOf(source);
    }

    private PatternNode group() {
        boolean lookahead = expression.startsWith("(?=", at) || expression.startsWith("(?!", at);
        at++;
        if (isAt('?')) {
            at += expression.startsWith("?<", at) ? expression.indexOf('>', at) - at + 1 : 2;
        }
        PatternNode inside = choice();
        if (!isAt(')')) {
            throw unreadable();
        }
        at++;
        return lookahead ? new Sequence(List.of()) : inside;
    }

    private void skipClass() {
        int depth = 0;
        int start = at;
        do {
            char c = expression.charAt(at);
            boolean first = at == start + 1 || (at == start + 2 && expression.charAt(start + 1) == '^');
            if (c == '\\') {
                skipEscape();
                continue;
            }
            depth += c == '[' ? 1 : c == ']' && !first ? -1 : 0;
            at++;
        } while (depth > 0 && at < expression.length());
    }

    private void skipEscape() {
        boolean named = expression.startsWith("{", at + 2);
        at += switch (expression.charAt(at + 1)) {
            case 'p', 'P' -> named ? expression.indexOf('}', at) - at + 1 : 3;
            case 'x' -> named ? expression.indexOf('}', at) - at + 1 : 4;
            case 'u' -> 6;
            default -> 2;
        };
    }

    private PatternNode charactersOf(String source) {
        Pattern pattern = Pattern.compile(source);
        String characters = ALPHABET.chars()
                .mapToObj(Character::toString)
                .filter(character -> pattern.matcher(character).matches())
                .collect(Collectors.joining());
        if (characters.isEmpty()) {
            throw unreadable();
        }
        return new OneOf(characters);
    }

    private PatternNode repeated(PatternNode part) {
        if (at >= expression.length()) {
            return part;
        }
        PatternNode repeated =
                switch (expression.charAt(at)) {
                    case '*' -> counted(part, 0, Integer.MAX_VALUE, 1);
                    case '+' -> counted(part, 1, Integer.MAX_VALUE, 1);
                    case '?' -> counted(part, 0, 1, 1);
                    case '{' -> braces(part);
                    default -> part;
                };
        if (repeated != part && (isAt('?') || isAt('+'))) {
            at++;
        }
        return repeated;
    }

    private PatternNode braces(PatternNode part) {
        int end = expression.indexOf('}', at);
        String[] bounds = expression.substring(at + 1, end).split(",", -1);
        int least = Integer.parseInt(bounds[0].trim());
        int most = bounds.length == 1
                ? least
                : bounds[1].isBlank() ? Integer.MAX_VALUE : Integer.parseInt(bounds[1].trim());
        return counted(part, least, most, end - at + 1);
    }

    private PatternNode counted(PatternNode part, int least, int most, int length) {
        at += length;
        return new Repeated(part, least, most);
    }

    private boolean isAt(char c) {
        return at < expression.length() && expression.charAt(at) == c;
    }

    private PatternSyntaxException unreadable() {
        return new PatternSyntaxException("cannot write for this", expression, at);
    }
}
