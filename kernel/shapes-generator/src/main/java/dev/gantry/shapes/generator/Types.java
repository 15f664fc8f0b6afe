package dev.gantry.shapes.generator;

import dev.gantry.shapes.generator.Model.Reference;
import dev.gantry.shapes.generator.Model.ShapeFacts;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a shape is in Java, and the expression that describes it. */
final class Types {

    private static final String RUNTIME = "dev.gantry.shapes.";

    private final Model model;
    private final Plan plan;
    private final Links links;

    Types(Model model, Plan plan, Links links) {
        this.model = model;
        this.plan = plan;
        this.links = links;
    }

    /** The type of a record's component; as in {@code java.util.List<Tag>}. */
    String java(Reference reference) {
        ShapeFacts shape = model.shape(reference.shape());
        return switch (shape.type()) {
            case "string" -> "java.lang.String";
            case "blob" -> "dev.gantry.value.Blob";
            case "boolean" -> "java.lang.Boolean";
            case "integer" -> "java.lang.Integer";
            case "long" -> "java.lang.Long";
            case "float" -> "java.lang.Float";
            case "double" -> "java.lang.Double";
            case "timestamp" -> "java.time.Instant";
            case "list" -> "java.util.List<" + java(shape.element()) + ">";
            case "map" -> "java.util.Map<java.lang.String, " + java(shape.mapValue()) + ">";
            case "structure" -> shape.document() ? "java.lang.Object" : plan.classOf(reference.shape());
            default -> throw new IllegalArgumentException("unknown type " + shape.type());
        };
    }

    /** The same with {@code @Nullable} where Java wants it: before the simple name. */
    String nullable(Reference reference) {
        String type = java(reference);
        int generics = type.indexOf('<');
        int dot = type.lastIndexOf('.', generics < 0 ? type.length() : generics);
        return type.substring(0, dot + 1) + "@org.jspecify.annotations.Nullable " + type.substring(dot + 1);
    }

    boolean isList(Reference reference) {
        return model.shape(reference.shape()).type().equals("list");
    }

    boolean isMap(Reference reference) {
        return model.shape(reference.shape()).type().equals("map");
    }

    /** Whether the member, or what its lists and maps hold, must not be printed. */
    boolean isSensitive(Reference reference) {
        ShapeFacts shape = model.shape(reference.shape());
        return shape.sensitive()
                || (isList(reference) && isSensitive(shape.element()))
                || (isMap(reference) && (isSensitive(shape.mapKey()) || isSensitive(shape.mapValue())));
    }

    /** The expression for the {@code Type}. */
    String describe(Reference reference) {
        ShapeFacts shape = model.shape(reference.shape());
        return switch (shape.type()) {
            case "string" -> text(reference, shape);
            case "blob" -> bytes(reference, shape);
            case "boolean" -> RUNTIME + "Describe.BOOL";
            case "integer" -> number(shape, "INT", "Int");
            case "long" -> number(shape, "BIG_INT", "BigInt");
            case "float" -> number(shape, "SINGLE", "Single");
            case "double" -> number(shape, "REAL", "Real");
            case "timestamp" -> timestamp(reference, shape);
            case "list" -> list(reference, shape);
            case "map" -> map(reference, shape);
            case "structure" -> structure(reference, shape);
            default -> throw new IllegalArgumentException("unknown type " + shape.type());
        };
    }

    private String text(Reference reference, ShapeFacts shape) {
        boolean limited = isLimited(shape);
        if (shape.enumeration().isEmpty()) {
            return limited ? made("Text", constraint(shape), "java.util.List.of()") : RUNTIME + "Describe.TEXT";
        }
        String values = plan.classOf(reference.shape()) + ".VALUES";
        return limited ? made("Text", constraint(shape), values) : RUNTIME + "Describe.oneOf(" + values + ")";
    }

    private String bytes(Reference reference, ShapeFacts shape) {
        boolean streaming = shape.streaming() || reference.streaming();
        return streaming || isLimited(shape)
                ? made("Bytes", constraint(shape), String.valueOf(streaming))
                : RUNTIME + "Describe.BYTES";
    }

    private String number(ShapeFacts shape, String constant, String type) {
        return isLimited(shape) ? made(type, constraint(shape)) : RUNTIME + "Describe." + constant;
    }

    private String timestamp(Reference reference, ShapeFacts shape) {
        String format = reference.timestampFormat() == null ? shape.timestampFormat() : reference.timestampFormat();
        if (format == null) {
            return RUNTIME + "Describe.TIMESTAMP";
        }
        String constant = format.equals("unixTimestamp") ? "UNIX" : format.toUpperCase(Locale.ROOT);
        return made("Timestamp", "java.util.Optional.of(" + RUNTIME + "Type.TimestampFormat." + constant + ")");
    }

    private String list(Reference reference, ShapeFacts shape) {
        String element = describe(shape.element());
        boolean flattened = shape.flattened() || reference.flattened();
        if (!flattened && !isLimited(shape) && shape.element().locationName() == null) {
            return RUNTIME + "Describe.list(" + element + ")";
        }
        return made("ListOf", element, optional(shape.element().locationName()), "" + flattened, constraint(shape));
    }

    private String map(Reference reference, ShapeFacts shape) {
        String key = describe(shape.mapKey());
        String value = describe(shape.mapValue());
        boolean flattened = shape.flattened() || reference.flattened();
        String keyName = shape.mapKey().locationName();
        String valueName = shape.mapValue().locationName();
        if (key.endsWith("Describe.TEXT") && !flattened && !isLimited(shape) && keyName == null && valueName == null) {
            return RUNTIME + "Describe.map(" + value + ")";
        }
        return made("MapOf", key, value, optional(keyName), optional(valueName), "" + flattened, constraint(shape));
    }

    private String structure(Reference reference, ShapeFacts shape) {
        return shape.document()
                ? RUNTIME + "Describe.DOCUMENT"
                : RUNTIME + "Describe.struct(" + links.to(plan.classOf(reference.shape())) + ")";
    }

    private static boolean isLimited(ShapeFacts shape) {
        return shape.min() != null || shape.max() != null || shape.pattern() != null;
    }

    private static String constraint(ShapeFacts shape) {
        if (!isLimited(shape)) {
            return RUNTIME + "Constraint.NONE";
        }
        String pattern = shape.pattern() == null ? "null" : Names.literal(shape.pattern());
        return RUNTIME + "Describe.limit(" + bound(shape.min()) + ", " + bound(shape.max()) + ", " + pattern + ")";
    }

    private static String bound(@Nullable Double value) {
        return value == null ? "java.lang.Double.NaN" : value + "d";
    }

    private static String made(String type, String... arguments) {
        return "new " + RUNTIME + "Type." + type + "(" + String.join(", ", arguments) + ")";
    }

    static String optional(@Nullable String value) {
        return value == null ? "java.util.Optional.empty()" : "java.util.Optional.of(" + Names.literal(value) + ")";
    }
}
