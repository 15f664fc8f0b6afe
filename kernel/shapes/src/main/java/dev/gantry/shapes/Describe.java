package dev.gantry.shapes;

import dev.gantry.shapes.Member.Location;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The words in which generated records describe themselves. */
public final class Describe {

    public static final Type TEXT = new Type.Text(Constraint.NONE, List.of());
    public static final Type BYTES = new Type.Bytes(Constraint.NONE, false);
    public static final Type BOOL = new Type.Bool();
    public static final Type INT = new Type.Int(Constraint.NONE);
    public static final Type BIG_INT = new Type.BigInt(Constraint.NONE);
    public static final Type SINGLE = new Type.Single(Constraint.NONE);
    public static final Type REAL = new Type.Real(Constraint.NONE);
    public static final Type TIMESTAMP = new Type.Timestamp(Optional.empty());
    public static final Type DOCUMENT = new Type.Document();

    private Describe() {}

    /** A constraint without a smallest or a largest value has NaN there. */
    public static Constraint limit(double min, double max, @Nullable String pattern) {
        return new Constraint(bound(min), bound(max), Optional.ofNullable(pattern));
    }

    private static OptionalDouble bound(double value) {
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    public static Type oneOf(List<String> values) {
        return new Type.Text(Constraint.NONE, values);
    }

    public static Type list(Type element) {
        return new Type.ListOf(element, Optional.empty(), false, Constraint.NONE);
    }

    public static Type map(Type value) {
        return new Type.MapOf(TEXT, value, Optional.empty(), Optional.empty(), false, Constraint.NONE);
    }

    public static Type struct(Supplier<Shape<?>> shape) {
        return new Type.Struct(shape);
    }

    public static Member optional(String name, Type type) {
        return member(name, name, type, false);
    }

    public static Member optional(String name, String wireName, Type type) {
        return member(name, wireName, type, false);
    }

    public static Member required(String name, Type type) {
        return member(name, name, type, true);
    }

    public static Member required(String name, String wireName, Type type) {
        return member(name, wireName, type, true);
    }

    private static Member member(String name, String wireName, Type type, boolean required) {
        return new Member(name, wireName, Optional.empty(), type, Location.BODY, required, false, false, false);
    }
}
