package dev.gantry.shapes.generator;

import dev.gantry.shapes.generator.Model.Reference;
import dev.gantry.shapes.generator.Model.ShapeFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of one structure, with their Java names and the expressions that describe them. */
final class Members {

    private static final String RUNTIME = "dev.gantry.shapes.";

    private final Types types;
    private final List<Entry> entries = new ArrayList<>();

    Members(ShapeFacts shape, Types types) {
        this.types = types;
        Map<String, String> names = Names.components(shape.membersOrEmpty().keySet());
        shape.membersOrEmpty()
                .forEach((name, reference) ->
                        entries.add(new Entry(entries.size(), name, names.getOrDefault(name, name), reference, shape)));
    }

    List<Entry> entries() {
        return entries;
    }

    boolean anySensitive() {
        return entries.stream().anyMatch(entry -> types.isSensitive(entry.reference()));
    }

    boolean anyGeneric() {
        return entries.stream().anyMatch(entry -> types.isList(entry.reference()) || types.isMap(entry.reference()));
    }

    /** One member: its place, its name in the model and in Java. */
    record Entry(int index, String name, String component, Reference reference, ShapeFacts owner) {

        boolean required() {
            return owner.requires(name);
        }

        boolean payload() {
            return name.equals(owner.payload());
        }
    }

    /** The expressions for the {@code Member}s, one per line. */
    List<String> descriptions() {
        return entries.stream().map(this::describe).toList();
    }

    private String describe(Entry entry) {
        Reference reference = entry.reference();
        String wireName = reference.locationName() == null ? entry.name() : reference.locationName();
        String type = types.describe(reference);
        boolean plain = reference.location() == null
                && reference.queryName() == null
                && !entry.payload()
                && !reference.idempotencyToken()
                && !reference.xmlAttribute()
                && !types.isSensitive(reference);
        String names = Names.literal(entry.name()) + ", ";
        if (plain) {
            String renamed = wireName.equals(entry.name()) ? "" : Names.literal(wireName) + ", ";
            return RUNTIME + "Describe." + (entry.required() ? "required" : "optional") + "(" + names + renamed + type
                    + ")";
        }
        return "new " + RUNTIME + "Member(" + names + Names.literal(wireName) + ", "
                + Types.optional(reference.queryName()) + ", " + type + ", "
                + RUNTIME + "Member.Location." + location(reference.location(), entry.payload()) + ", "
                + entry.required() + ", " + reference.idempotencyToken() + ", " + reference.xmlAttribute() + ", "
                + types.isSensitive(reference) + ")";
    }

    private static String location(@Nullable String location, boolean payload) {
        if (location == null) {
            return payload ? "PAYLOAD" : "BODY";
        }
        return switch (location) {
            case "uri" -> "URI";
            case "querystring" -> "QUERY";
            case "header" -> "HEADER";
            case "headers" -> "PREFIX_HEADERS";
            case "statusCode" -> "STATUS";
            default -> throw new IllegalArgumentException("unknown location " + location);
        };
    }
}
