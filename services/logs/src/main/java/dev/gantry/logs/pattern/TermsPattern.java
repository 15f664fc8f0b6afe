package dev.gantry.logs.pattern;

import dev.gantry.shapes.logs.InvalidParameterException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Terms that a message must have, may have ({@code ?}) or must not have ({@code -}). Optional terms count only where
 * they stand alone: beside others AWS ignores them.
 */
record TermsPattern(
        List<Predicate<String>> required, List<Predicate<String>> optional, List<Predicate<String>> excluded)
        implements FilterPattern {

    static TermsPattern parse(String text) {
        PatternReader reader = new PatternReader(text);
        TermsPattern pattern = new TermsPattern(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        reader.skipSpaces();
        while (!reader.atEnd()) {
            pattern.add(reader);
            reader.skipSpaces();
        }
        return pattern;
    }

    private void add(PatternReader reader) {
        if (reader.accept("?")) {
            optional.add(term(reader));
        } else if (reader.accept("-")) {
            excluded.add(term(reader));
        } else {
            required.add(term(reader));
        }
    }

    private static Predicate<String> term(PatternReader reader) {
        if (reader.peek() == '%') {
            return reader.regex()::find;
        }
        if (reader.peek() == '"') {
            String phrase = reader.quoted();
            return message -> message.contains(phrase);
        }
        String word = reader.word("\"");
        if (word.isEmpty() || !word.chars().allMatch(c -> c == '_' || Character.isLetterOrDigit(c))) {
            throw new InvalidParameterException("Invalid character(s) in term '" + word + "'");
        }
        return message -> message.contains(word);
    }

    @Override
    public boolean matches(String message) {
        if (required.isEmpty() && excluded.isEmpty() && !optional.isEmpty()) {
            return optional.stream().anyMatch(term -> term.test(message));
        }
        return required.stream().allMatch(term -> term.test(message))
                && excluded.stream().noneMatch(term -> term.test(message));
    }

    @Override
    public Map<String, String> extract(String message) {
        return Map.of();
    }
}
