package dev.gantry.shapes;

import dev.gantry.shapes.Violation.Kind;
import dev.gantry.shapes.Violation.Step;
import dev.gantry.value.Blob;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks a structure against its model: required members, lengths, ranges, patterns and enums, at every depth. */
public final class Validation {

    private final List<Violation> violations = new ArrayList<>();
    private final List<Step> path = new ArrayList<>();

    private Validation() {}

    /** In the order of the members; empty when all is well. */
    public static List<Violation> check(Structure structure) {
        Validation validation = new Validation();
        validation.structure(structure);
        return List.copyOf(validation.violations);
    }

    private void structure(Structure structure) {
        List<Member> members = structure.shape().members();
        for (int i = 0; i < members.size(); i++) {
            Member member = members.get(i);
            Object value = structure.member(i);
            path.add(new Step.Field(member.name()));
            if (value != null) {
                value(member.type(), value, member.sensitive());
            } else if (member.required()) {
                violate(Kind.REQUIRED, Constraint.NONE, List.of(), null);
            }
            path.removeLast();
        }
    }

    private void value(Type type, Object value, boolean secret) {
        switch (type) {
            case Type.Text(Constraint constraint, List<String> values) -> text(constraint, values, value, secret);
            case Type.Bytes bytes -> length(bytes.constraint(), ((Blob) value).size(), value, secret);
            case Type.Int(Constraint constraint) -> range(constraint, value, secret);
            case Type.BigInt(Constraint constraint) -> range(constraint, value, secret);
            case Type.Single(Constraint constraint) -> range(constraint, value, secret);
            case Type.Real(Constraint constraint) -> range(constraint, value, secret);
            case Type.ListOf list -> list(list, (List<?>) value, secret);
            case Type.MapOf map -> map(map, (Map<?, ?>) value, secret);
            case Type.Struct _ -> structure((Structure) value);
            case Type.Bool _, Type.Timestamp _, Type.Document _ -> {}
        }
    }

    private void text(Constraint constraint, List<String> values, Object value, boolean secret) {
        String text = (String) value;
        Object shown = secret ? null : text;
        length(constraint, text.codePointCount(0, text.length()), value, secret);
        if (constraint.pattern().isPresent()
                && !Patterns.matches(constraint.pattern().get(), text)) {
            violate(Kind.PATTERN, constraint, List.of(), shown);
        }
        if (!values.isEmpty() && !values.contains(text)) {
            violate(Kind.ENUM, constraint, values, shown);
        }
    }

    private void length(Constraint constraint, int length, Object value, boolean secret) {
        Object shown = secret ? null : value;
        if (isBelow(constraint, length)) {
            violate(Kind.TOO_SHORT, constraint, List.of(), shown);
        }
        if (isAbove(constraint, length)) {
            violate(Kind.TOO_LONG, constraint, List.of(), shown);
        }
    }

    private void range(Constraint constraint, Object value, boolean secret) {
        double number = ((Number) value).doubleValue();
        Object shown = secret ? null : value;
        if (isBelow(constraint, number)) {
            violate(Kind.TOO_SMALL, constraint, List.of(), shown);
        }
        if (isAbove(constraint, number)) {
            violate(Kind.TOO_LARGE, constraint, List.of(), shown);
        }
    }

    private static boolean isBelow(Constraint constraint, double value) {
        return constraint.min().isPresent() && value < constraint.min().getAsDouble();
    }

    private static boolean isAbove(Constraint constraint, double value) {
        return constraint.max().isPresent() && value > constraint.max().getAsDouble();
    }

    private void list(Type.ListOf type, List<?> list, boolean secret) {
        length(type.constraint(), list.size(), list, secret);
        for (int i = 0; i < list.size(); i++) {
            at(new Step.Element(i), type.element(), list.get(i), secret);
        }
    }

    private void map(Type.MapOf type, Map<?, ?> map, boolean secret) {
        length(type.constraint(), map.size(), map, secret);
        map.forEach((key, value) -> {
            at(new Step.Key((String) key), type.key(), key, secret);
            at(new Step.Entry((String) key), type.value(), value, secret);
        });
    }

    private void at(Step step, Type type, Object value, boolean secret) {
        path.add(step);
        value(type, value, secret);
        path.removeLast();
    }

    private void violate(Kind kind, Constraint constraint, List<String> allowed, @Nullable Object value) {
        violations.add(new Violation(List.copyOf(path), kind, constraint, allowed, Optional.ofNullable(value)));
    }
}
