package dev.gantry.logs.pattern;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A path into JSON, as in {@code $.requests[0].name}. Names with other characters stand in brackets and quotes, and
 * {@code [*]} means every element.
 */
record Selector(String written, List<Step> steps) {

    /** One step down. */
    sealed interface Step {

        record Name(String name) implements Step {}

        record Position(int index) implements Step {}

        record Every() implements Step {}
    }

    static Selector read(PatternReader reader) {
        reader.expect("$");
        List<Step> steps = new ArrayList<>();
        StringBuilder written = new StringBuilder("$");
        while (reader.peek() == '.' || reader.peek() == '[') {
            boolean dot = reader.next() == '.';
            boolean name = dot && reader.peek() != '[';
            if (dot) {
                written.append('.');
            }
            if (dot && !name) {
                reader.next();
            }
            steps.add(name ? name(reader, written) : bracket(reader, written));
        }
        if (steps.isEmpty()) {
            throw PatternReader.invalid();
        }
        return new Selector(written.toString(), List.copyOf(steps));
    }

    private static Step name(PatternReader reader, StringBuilder written) {
        StringBuilder name = new StringBuilder();
        while (isNamePart(reader.peek())) {
            name.append(reader.next());
        }
        if (name.isEmpty()) {
            throw PatternReader.invalid();
        }
        written.append(name);
        return new Step.Name(name.toString());
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '@' || c == '$';
    }

    private static Step bracket(PatternReader reader, StringBuilder written) {
        Step step = inside(reader);
        reader.expect("]");
        written.append('[')
                .append(
                        switch (step) {
                            case Step.Name(String name) -> "'" + name + "'";
                            case Step.Position(int index) -> Integer.toString(index);
                            case Step.Every() -> "*";
                        })
                .append(']');
        return step;
    }

    private static Step inside(PatternReader reader) {
        reader.skipSpaces();
        if (reader.accept("*")) {
            return new Step.Every();
        }
        char quote = reader.peek();
        if (quote == '\'' || quote == '"') {
            return new Step.Name(quotedName(reader));
        }
        int index = 0;
        if (!Character.isDigit(quote)) {
            throw PatternReader.invalid();
        }
        while (reader.peek() >= '0' && reader.peek() <= '9' && index < 1_000_000) {
            index = index * 10 + reader.next() - '0';
        }
        return new Step.Position(index);
    }

    private static String quotedName(PatternReader reader) {
        char quote = reader.next();
        StringBuilder name = new StringBuilder();
        for (char c = reader.next(); c != quote; c = reader.next()) {
            name.append(c);
        }
        return name.toString();
    }

    /** The values at this path: none, one, or several under {@code [*]}. */
    List<JsonNode> values(JsonNode root) {
        List<JsonNode> nodes = List.of(root);
        for (Step step : steps) {
            List<JsonNode> below = new ArrayList<>();
            nodes.forEach(node -> descend(node, step, below));
            nodes = below;
        }
        return nodes;
    }

    private static void descend(JsonNode node, Step step, List<JsonNode> below) {
        switch (step) {
            case Step.Name(String name) when node.has(name) -> below.add(node.get(name));
            case Step.Position(int index) when node.has(index) -> below.add(node.get(index));
            case Step.Every() when node.isArray() -> node.forEach(below::add);
            case Step.Name _, Step.Position _, Step.Every _ -> {}
        }
    }
}
