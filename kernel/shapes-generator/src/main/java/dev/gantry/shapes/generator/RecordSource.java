package dev.gantry.shapes.generator;

import dev.gantry.shapes.generator.Members.Entry;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes the class of one structure: a record, or a class like one where there are more members than a constructor can
 * take.
 */
final class RecordSource {

    /** A constructor has 255 slots, and some room is good. */
    private static final int MOST_COMPONENTS = 250;

    private static final String NULLABLE_OBJECT = "java.lang.@org.jspecify.annotations.Nullable Object";

    private final String className;
    private final String shapeName;
    private final boolean union;
    private final Members members;
    private final Types types;
    private final Links links;

    RecordSource(String className, String shapeName, boolean union, Members members, Types types, Links links) {
        this.className = className;
        this.shapeName = shapeName;
        this.union = union;
        this.members = members;
        this.types = types;
        this.links = links;
    }

    String source() {
        boolean small = members.entries().size() <= MOST_COMPONENTS;
        String head = small ? recordHead() : classHead();
        return head + descriptor() + (small ? recordBody() : classBody()) + common() + builder() + "}\n";
    }

    private String recordHead() {
        return "public record %s(%s) implements dev.gantry.shapes.Structure {\n\n"
                .formatted(className, each(", ", this::parameter));
    }

    private String classHead() {
        return """
                public final class %1$s implements dev.gantry.shapes.Structure {

                    private final %2$s[] values;

                    private %1$s(%2$s[] values) {
                        this.values = values;
                    }

                """.formatted(className, NULLABLE_OBJECT);
    }

    private String descriptor() {
        String descriptions = members.descriptions().stream()
                .map(description -> "            " + description)
                .collect(Collectors.joining(",\n"));
        return """
                    public static final dev.gantry.shapes.Shape<%1$s> SHAPE = new dev.gantry.shapes.Shape<>(
                            %2$s, %3$s, java.util.List.of(
                %4$s), %5$s);

                """.formatted(className, Names.literal(shapeName), union, descriptions, links.factory(className));
    }

    private String recordBody() {
        return compactConstructor()
                + """
                    %sstatic %s of(%s[] values) {
                        return new %s(%s);
                    }

                """.formatted(
                        suppression(),
                        className,
                        NULLABLE_OBJECT,
                        className,
                        each(", ", entry -> "(%s) values[%d]".formatted(types.java(entry.reference()), entry.index())));
    }

    private String compactConstructor() {
        String copies = members.entries().stream()
                .filter(entry -> isGeneric(entry))
                .map(entry -> "        %1$s = dev.gantry.shapes.Copies.%2$s(%1$s);\n"
                        .formatted(entry.component(), copier(entry)))
                .collect(Collectors.joining());
        return copies.isEmpty() ? "" : "    public " + className + " {\n" + copies + "    }\n\n";
    }

    private String classBody() {
        String accessors = each("", entry -> """
                    %spublic %s %s() {
                        return (%s) values[%d];
                    }

                """.formatted(
                        isGeneric(entry) ? "@SuppressWarnings(\"unchecked\")\n    " : "",
                        types.nullable(entry.reference()),
                        entry.component(),
                        types.java(entry.reference()),
                        entry.index()));
        return accessors + """
                    %1$sstatic %2$s of(%3$s[] values) {
                        %3$s[] copy = values.clone();
                %4$s        return new %2$s(copy);
                    }

                    @Override
                    public boolean equals(%3$s other) {
                        return other instanceof %2$s that && java.util.Arrays.equals(values, that.values);
                    }

                    @Override
                    public int hashCode() {
                        return java.util.Arrays.hashCode(values);
                    }

                """.formatted(suppression(), className, NULLABLE_OBJECT, arrayCopies());
    }

    private String arrayCopies() {
        return members.entries().stream()
                .filter(this::isGeneric)
                .map(entry -> "        copy[%1$d] = dev.gantry.shapes.Copies.%2$s((%3$s) copy[%1$d]);\n"
                        .formatted(entry.index(), copier(entry), types.java(entry.reference())))
                .collect(Collectors.joining());
    }

    private String common() {
        boolean own = members.anySensitive() || members.entries().size() > MOST_COMPONENTS;
        return orEmpty() + (own ? ownToString() : "") + """
                    @Override
                    public dev.gantry.shapes.Shape<%1$s> shape() {
                        return SHAPE;
                    }

                    @Override
                    public %2$s member(int index) {
                        %3$s
                    }

                """.formatted(className, NULLABLE_OBJECT, memberSwitch());
    }

    private static String ownToString() {
        return """
                    @Override
                    public java.lang.String toString() {
                        return dev.gantry.shapes.Redaction.text(this);
                    }

                """;
    }

    private String memberSwitch() {
        if (members.entries().isEmpty()) {
            return "throw new java.lang.IndexOutOfBoundsException(index);";
        }
        if (members.entries().size() > MOST_COMPONENTS) {
            return "return values[index];";
        }
        String cases =
                each("", entry -> "            case %d -> this.%s;\n".formatted(entry.index(), entry.component()));
        return "return switch (index) {\n" + cases
                + "            default -> throw new java.lang.IndexOutOfBoundsException(index);\n        };";
    }

    /** As in {@code tagsOrEmpty()}. */
    private String orEmpty() {
        return members.entries().stream()
                .filter(this::isGeneric)
                .map(entry -> """
                            public %1$s %2$sOrEmpty() {
                                %3$s value = %2$s();
                                return value == null ? java.util.%4$s.of() : value;
                            }

                        """.formatted(
                                types.java(entry.reference()),
                                entry.component(),
                                types.nullable(entry.reference()),
                                types.isList(entry.reference()) ? "List" : "Map"))
                .collect(Collectors.joining());
    }

    private String builder() {
        String setters =
                each("", entry -> """

                        public Builder %1$s(%2$s value) {
                            values[%3$d] = value;
                            return this;
                        }
                """.formatted(entry.component(), types.nullable(entry.reference()), entry.index()));
        return """
                    public static Builder builder() {
                        return new Builder();
                    }

                    public Builder toBuilder() {
                        Builder builder = new Builder();
                        for (int i = 0; i < builder.values.length; i++) {
                            builder.values[i] = member(i);
                        }
                        return builder;
                    }

                    public static final class Builder {

                        private final %1$s[] values = new %1$s[%2$d];

                        private Builder() {}
                %3$s
                        public %4$s build() {
                            return of(values);
                        }
                    }
                """.formatted(NULLABLE_OBJECT, members.entries().size(), setters, className);
    }

    private String suppression() {
        return (members.anyGeneric() ? "@SuppressWarnings(\"unchecked\")\n    " : "") + "public ";
    }

    private boolean isGeneric(Entry entry) {
        return types.isList(entry.reference()) || types.isMap(entry.reference());
    }

    private String copier(Entry entry) {
        return types.isList(entry.reference()) ? "list" : "map";
    }

    private String parameter(Entry entry) {
        return types.nullable(entry.reference()) + " " + entry.component();
    }

    private String each(String separator, Function<Entry, String> text) {
        List<Entry> entries = members.entries();
        return entries.stream().map(text).collect(Collectors.joining(separator));
    }
}
