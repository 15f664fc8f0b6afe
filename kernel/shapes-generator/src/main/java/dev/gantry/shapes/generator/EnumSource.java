package dev.gantry.shapes.generator;

import java.util.List;
import java.util.Map;

/** Writes the class of an enumeration: values stay texts, because AWS adds new ones. */
final class EnumSource {

    private EnumSource() {}

    static String source(String className, List<String> values) {
        Map<String, String> constants = Names.constants(values);
        StringBuilder lines = new StringBuilder();
        constants.forEach((value, constant) -> lines.append(
                "    public static final java.lang.String %s = %s;\n".formatted(constant, Names.literal(value))));
        return """
                public final class %1$s {

                %2$s
                    public static final java.util.List<java.lang.String> VALUES = java.util.List.of(%3$s);

                    private %1$s() {}
                }
                """.formatted(className, lines, String.join(", ", constants.values()));
    }
}
