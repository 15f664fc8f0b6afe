package dev.gantry.logs.pattern;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Conditions on the values of a message that is JSON; any other message does not match. */
record JsonPattern(Predicate<JsonNode> condition, List<Selector> selectors) implements FilterPattern {

    private static final String ENDERS = ")}";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static JsonPattern parse(String text) {
        PatternReader reader = new PatternReader(text);
        List<Selector> selectors = new ArrayList<>();
        reader.expect("{");
        Predicate<JsonNode> condition = Condition.read(reader, rest -> single(rest, selectors));
        reader.expect("}");
        if (!reader.atEnd()) {
            throw PatternReader.invalid();
        }
        return new JsonPattern(condition, selectors);
    }

    private static Predicate<JsonNode> single(PatternReader reader, List<Selector> selectors) {
        Selector selector = Selector.read(reader);
        selectors.add(selector);
        Optional<Comparison> comparison = Comparison.read(reader);
        return comparison.isPresent()
                ? compared(selector, comparison.get(), Operand.read(reader, ENDERS))
                : keyword(selector, reader);
    }

    private static Predicate<JsonNode> compared(Selector selector, Comparison comparison, Operand operand) {
        comparison.requireFits(operand);
        return root -> selector.values(root).stream()
                .anyMatch(value -> value.isValueNode() && !value.isNull() && comparison.holds(value.asText(), operand));
    }

    private static Predicate<JsonNode> keyword(Selector selector, PatternReader reader) {
        if (reader.acceptWord("NOT")) {
            if (!reader.acceptWord("EXISTS")) {
                throw PatternReader.invalid();
            }
            return root -> selector.values(root).isEmpty();
        }
        if (reader.acceptWord("IS")) {
            Predicate<JsonNode> is = constant(reader);
            return root -> selector.values(root).stream().anyMatch(is);
        }
        throw PatternReader.invalid();
    }

    private static Predicate<JsonNode> constant(PatternReader reader) {
        if (reader.acceptWord("NULL")) {
            return JsonNode::isNull;
        }
        if (reader.acceptWord("TRUE")) {
            return node -> node.isBoolean() && node.booleanValue();
        }
        if (reader.acceptWord("FALSE")) {
            return node -> node.isBoolean() && !node.booleanValue();
        }
        throw PatternReader.invalid();
    }

    @Override
    public boolean matches(String message) {
        return json(message).filter(condition).isPresent();
    }

    @Override
    public Map<String, String> extract(String message) {
        Map<String, String> found = new LinkedHashMap<>();
        json(message)
                .ifPresent(root -> selectors.forEach(selector -> selector.values(root).stream()
                        .filter(JsonNode::isValueNode)
                        .findFirst()
                        .ifPresent(value -> found.put(selector.written(), value.asText()))));
        return found;
    }

    private static Optional<JsonNode> json(String message) {
        String text = message.strip();
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(text));
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }
}
