package dev.gantry.shapes;

import java.util.StringJoiner;

/** Prints structures without their secrets. */
public final class Redaction {

    private Redaction() {}

    /** The members that are set, sensitive ones as {@code ***}. */
    public static String text(Structure structure) {
        Shape<?> shape = structure.shape();
        StringJoiner text = new StringJoiner(", ", shape.name() + "[", "]");
        for (int i = 0; i < shape.members().size(); i++) {
            Member member = shape.members().get(i);
            Object value = structure.member(i);
            if (value != null) {
                text.add(member.name() + "=" + (member.sensitive() ? "***" : value));
            }
        }
        return text.toString();
    }
}
