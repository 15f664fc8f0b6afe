package dev.gantry.shapes;

import dev.gantry.value.ServiceException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The members of an error answer. Errors are exceptions, so this one class carries the members of all of them. */
public final class ErrorBody implements Structure {

    private final Shape<ErrorBody> shape;
    private final @Nullable Object[] values;

    private ErrorBody(Shape<ErrorBody> shape, @Nullable Object[] values) {
        this.shape = shape;
        this.values = values;
    }

    /** The descriptor of an error with these members. */
    public static Shape<ErrorBody> shape(String name, Member... members) {
        return new Factory(name, List.of(members)).shape;
    }

    /** What this exception says, in the form of the error's shape. */
    public static ErrorBody of(Shape<ErrorBody> shape, ServiceException exception) {
        @Nullable Object[] values = new @Nullable Object[shape.members().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = valueOf(shape.members().get(i), exception);
        }
        return new ErrorBody(shape, values);
    }

    private static @Nullable Object valueOf(Member member, ServiceException exception) {
        Object value = exception.members().get(member.wireName());
        if (value == null) {
            value = exception.members().get(member.name());
        }
        return value == null && isMessage(member) ? exception.getMessage() : value;
    }

    /** The one member that is the exception's own message. */
    public static boolean isMessage(Member member) {
        return member.name().equalsIgnoreCase("message");
    }

    @Override
    public Shape<?> shape() {
        return shape;
    }

    @Override
    public @Nullable Object member(int index) {
        return values[index];
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ErrorBody that && shape == that.shape && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return Redaction.text(this);
    }

    /** Knows the shape that it makes bodies for. A class, because a lambda per error would cost every start. */
    private static final class Factory implements Function<@Nullable Object[], ErrorBody> {

        private final Shape<ErrorBody> shape;

        @SuppressWarnings("this-escape")
        Factory(String name, List<Member> members) {
            this.shape = new Shape<>(name, false, members, this);
        }

        @Override
        public ErrorBody apply(@Nullable Object[] values) {
            return new ErrorBody(shape, values.clone());
        }
    }
}
