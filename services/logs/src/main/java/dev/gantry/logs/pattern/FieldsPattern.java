package dev.gantry.logs.pattern;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Fields between spaces, as in {@code [ip, user, status = 4*, ...]}. Quotes and brackets in a message hold a field
 * together; {@code ...} stands for any number of fields.
 */
record FieldsPattern(List<Field> before, boolean gap, List<Field> after) implements FilterPattern {

    private static final String ENDERS = ",])";
    private static final String NAME_ENDERS = ",])(=!<>\"%";

    /** A field's name, empty if it has none, and what it must be. */
    record Field(String name, Predicate<String> condition) {}

    static FieldsPattern parse(String text) {
        PatternReader reader = new PatternReader(text);
        FieldsPattern pattern = new FieldsPattern(new ArrayList<>(), false, new ArrayList<>());
        reader.expect("[");
        do {
            pattern = pattern.with(reader);
        } while (reader.accept(","));
        reader.expect("]");
        if (!reader.atEnd()) {
            throw PatternReader.invalid();
        }
        return pattern;
    }

    private FieldsPattern with(PatternReader reader) {
        if (reader.accept("...")) {
            if (gap) {
                throw PatternReader.invalid();
            }
            return new FieldsPattern(before, true, after);
        }
        (gap ? after : before).add(field(reader));
        return this;
    }

    /** The name is given with the first condition; those that follow name the same field again. */
    private static Field field(PatternReader reader) {
        List<String> names = new ArrayList<>();
        Predicate<String> condition = Condition.read(reader, rest -> single(rest, names));
        if (names.stream().distinct().count() > 1) {
            throw PatternReader.invalid();
        }
        return new Field(names.getFirst(), condition);
    }

    private static Predicate<String> single(PatternReader reader, List<String> names) {
        reader.skipSpaces();
        String name = reader.word(NAME_ENDERS);
        names.add(name);
        if (!name.chars().allMatch(c -> c == '_' || c == '-' || c == '.' || Character.isLetterOrDigit(c))) {
            throw PatternReader.invalid();
        }
        Optional<Comparison> comparison = Comparison.read(reader);
        if (comparison.isEmpty()) {
            return _ -> true;
        }
        Operand operand = Operand.read(reader, ENDERS);
        comparison.get().requireFits(operand);
        return value -> comparison.get().holds(value, operand);
    }

    @Override
    public boolean matches(String message) {
        List<String> fields = MessageFields.split(message);
        int named = before.size() + after.size();
        if (gap ? fields.size() < named : fields.size() != named) {
            return false;
        }
        return all(before, fields) && all(after, fields.subList(fields.size() - after.size(), fields.size()));
    }

    private static boolean all(List<Field> wanted, List<String> fields) {
        for (int i = 0; i < wanted.size(); i++) {
            if (!wanted.get(i).condition().test(fields.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Fields without a name are called by their number. */
    @Override
    public Map<String, String> extract(String message) {
        List<String> fields = MessageFields.split(message);
        Map<String, String> found = new LinkedHashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            found.put("$" + nameAt(i, fields.size()).orElse(Integer.toString(i + 1)), fields.get(i));
        }
        return found;
    }

    private Optional<String> nameAt(int position, int count) {
        int fromAfter = position - (count - after.size());
        if (position < before.size()) {
            return Optional.of(before.get(position).name()).filter(name -> !name.isEmpty());
        }
        return fromAfter < 0
                ? Optional.empty()
                : Optional.of(after.get(fromAfter).name()).filter(name -> !name.isEmpty());
    }
}
