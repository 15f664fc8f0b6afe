package dev.gantry.shapes.generator;

import dev.gantry.shapes.generator.Model.Metadata;
import dev.gantry.shapes.generator.Model.ShapeFacts;

/** Writes an exception with its descriptor. */
final class ErrorSource {

    private ErrorSource() {}

    static String source(String className, String shapeName, ShapeFacts shape, Members members, Metadata metadata) {
        String wireCode = shape.code() == null ? shapeName : shape.code();
        int status = shape.status() != null ? shape.status() : shape.fault() ? 500 : 400;
        boolean senderFault = shape.senderFault() || status < 500;
        String descriptions = String.join(
                "",
                members.descriptions().stream().map(m -> ",\n            " + m).toList());
        return """
                public final class %1$s extends dev.gantry.value.ServiceException {

                    public static final dev.gantry.shapes.Shape<dev.gantry.shapes.ErrorBody> SHAPE =
                            dev.gantry.shapes.ErrorBody.shape(%2$s%3$s);

                    public static final dev.gantry.shapes.Operation.ErrorShape ERROR =
                            new dev.gantry.shapes.Operation.ErrorShape(%2$s, %4$s, %5$d, %6$s, SHAPE);

                    public %1$s(java.lang.String message) {
                        super(%7$s, %5$d, message);
                    }

                    public %1$s(java.lang.String message, java.util.Map<java.lang.String, java.lang.Object> members) {
                        super(%7$s, %5$d, message, members);
                    }
                }
                """.formatted(
                        className,
                        Names.literal(shapeName),
                        descriptions,
                        Names.literal(wireCode),
                        status,
                        senderFault,
                        Names.literal(sendsNames(metadata) ? shapeName : wireCode));
    }

    /** What the service's preferred protocol sends: JSON and CBOR the shape's name, the others its code. */
    private static boolean sendsNames(Metadata metadata) {
        return switch (metadata.protocols().getFirst()) {
            case "json", "rest-json", "smithy-rpc-v2-cbor" -> true;
            default -> false;
        };
    }
}
