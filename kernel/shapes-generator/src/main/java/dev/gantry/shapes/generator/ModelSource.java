package dev.gantry.shapes.generator;

import dev.gantry.shapes.generator.Model.Metadata;
import dev.gantry.shapes.generator.Model.OperationFacts;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the service's own class. Operations are made when they are first asked for. */
final class ModelSource {

    private final String className;
    private final String name;
    private final Model model;
    private final Plan plan;

    ModelSource(String className, String name, Model model, Plan plan) {
        this.className = className;
        this.name = name;
        this.model = model;
        this.plan = plan;
    }

    String source() {
        return """
                public final class %1$s implements dev.gantry.shapes.ServiceModel {

                    public static final %1$s INSTANCE = new %1$s();

                    private static final java.util.List<java.lang.String> OPERATIONS = java.util.List.of(%2$s);

                    private final java.util.Map<java.lang.String, dev.gantry.shapes.Operation> operations =
                            new java.util.concurrent.ConcurrentHashMap<>();

                    private %1$s() {}

                %3$s
                    @Override
                    public java.util.List<java.lang.String> operationNames() {
                        return OPERATIONS;
                    }

                    @Override
                    public java.util.Optional<dev.gantry.shapes.Operation> operation(java.lang.String name) {
                        dev.gantry.shapes.Operation known = operations.get(name);
                        if (known == null) {
                            known = make(name);
                            if (known != null) {
                                operations.put(name, known);
                            }
                        }
                        return java.util.Optional.ofNullable(known);
                    }

                    private static dev.gantry.shapes.@org.jspecify.annotations.Nullable Operation make(
                            java.lang.String name) {
                        return switch (name) {
                %4$s            default -> null;
                        };
                    }
                }
                """.formatted(className, literals(model.operations().keySet()), facts(), cases());
    }

    private String facts() {
        Metadata metadata = model.metadata();
        String serviceShape =
                metadata.targetPrefix() == null ? metadata.serviceId().replace(" ", "") : metadata.targetPrefix();
        return text("name", name)
                + text("fullName", metadata.fullName())
                + text("signingName", metadata.signingName())
                + text("apiVersion", metadata.apiVersion())
                + text("serviceShapeName", serviceShape)
                + optional("targetPrefix", metadata.targetPrefix())
                + optional("jsonVersion", metadata.jsonVersion())
                + optional("xmlNamespace", metadata.xmlNamespace())
                + method("java.util.List<java.lang.String>", "protocols", listOf(metadata.protocols()))
                + (metadata.queryCompatible() ? method("boolean", "queryCompatible", "true") : "");
    }

    private static String text(String method, String value) {
        return method("java.lang.String", method, Names.literal(value));
    }

    private static String optional(String method, @Nullable String value) {
        return method("java.util.Optional<java.lang.String>", method, Types.optional(value));
    }

    private static String method(String type, String name, String value) {
        return """
                    @Override
                    public %s %s() {
                        return %s;
                    }

                """.formatted(type, name, value);
    }

    private String cases() {
        return model.operations().entrySet().stream()
                .map(entry -> "            case %s -> %s;\n"
                        .formatted(Names.literal(entry.getKey()), operation(entry.getKey(), entry.getValue())))
                .collect(Collectors.joining());
    }

    private String operation(String operation, OperationFacts facts) {
        String output = model.metadata().messages() ? "dev.gantry.shapes.Nothing" : plan.outputClass(operation);
        String errors = facts.errorNames().stream()
                .map(error -> plan.classOf(error) + ".ERROR")
                .collect(Collectors.joining(", "));
        return "new dev.gantry.shapes.Operation(%s, %s, %s, %d, %s.SHAPE, %s.SHAPE, %s, java.util.List.of(%s))"
                .formatted(
                        Names.literal(operation),
                        Names.literal(facts.method() == null ? "POST" : facts.method()),
                        Names.literal(facts.uri() == null ? "/" : facts.uri()),
                        facts.status() == null ? 200 : facts.status(),
                        plan.inputClass(operation, facts),
                        output,
                        Types.optional(facts.resultWrapper()),
                        errors);
    }

    private static String listOf(Collection<String> values) {
        return "java.util.List.of(" + literals(values) + ")";
    }

    private static String literals(Collection<String> values) {
        return values.stream().map(Names::literal).collect(Collectors.joining(", "));
    }
}
