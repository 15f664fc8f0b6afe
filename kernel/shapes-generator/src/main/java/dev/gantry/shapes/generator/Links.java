package dev.gantry.shapes.generator;

import java.util.ArrayList;
import java.util.List;

/**
 * The one class per service that knows its records by number: it makes them, and finds their descriptors when they are
 * first asked for. One class with two switches costs a server less to start than two lambdas per record. Each case returns
 * by itself: a switch expression would make the JVM's verifier load every record to find their common type.
 */
final class Links {

    private final String className;
    private final List<String> records;

    Links(String className, Plan plan) {
        this.className = className;
        this.records = new ArrayList<>(plan.structures().keySet());
    }

    String className() {
        return className;
    }

    /** The expression for a supplier of the record's descriptor. */
    String to(String record) {
        return "new " + className + "(" + records.indexOf(record) + ")";
    }

    /** The expression for the record's factory. */
    String factory(String record) {
        return className + ".<" + record + ">factory(" + records.indexOf(record) + ")";
    }

    String source() {
        return """
                final class %1$s
                        implements java.util.function.Supplier<dev.gantry.shapes.Shape<?>>,
                                java.util.function.Function<java.lang.Object[], dev.gantry.shapes.Structure> {

                    private final int number;

                    %1$s(int number) {
                        this.number = number;
                    }

                    @SuppressWarnings("unchecked")
                    static <S extends dev.gantry.shapes.Structure>
                            java.util.function.Function<@org.jspecify.annotations.Nullable Object[], S> factory(int number) {
                        return (java.util.function.Function<java.lang.Object[], S>)
                                (java.util.function.Function<java.lang.Object[], ?>) new %1$s(number);
                    }

                    @Override
                    public dev.gantry.shapes.Shape<?> get() {
                        switch (number) {
                %2$s            default: throw new java.lang.AssertionError(number);
                        }
                    }

                    @Override
                    public dev.gantry.shapes.Structure apply(java.lang.Object[] values) {
                        switch (number) {
                %3$s            default: throw new java.lang.AssertionError(number);
                        }
                    }
                }
                """.formatted(className, cases("SHAPE"), cases("of(values)"));
    }

    private String cases(String expression) {
        StringBuilder cases = new StringBuilder();
        for (int i = 0; i < records.size(); i++) {
            cases.append("            case %d: return %s.%s;\n".formatted(i, records.get(i), expression));
        }
        return cases.toString();
    }
}
