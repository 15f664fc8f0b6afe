package dev.gantry.wire;

import dev.gantry.shapes.ErrorBody;
import dev.gantry.shapes.Operation;
import dev.gantry.shapes.Operation.ErrorShape;
import dev.gantry.shapes.Shape;
import dev.gantry.value.ServiceException;
import java.util.Optional;

/** What the operation's model says about an error. */
final class Modelled {

    private Modelled() {}

    /** The error's shape, if the operation's model names it; by the code of query protocols or by its name. */
    static Optional<ErrorShape> shape(ServiceException error, Optional<Operation> operation) {
        return operation.flatMap(known -> known.errors().stream()
                .filter(shape ->
                        shape.code().equals(error.code()) || shape.name().equals(error.code()))
                .findFirst());
    }

    /** The error's members in the form of its shape. */
    @SuppressWarnings("unchecked") // the shapes of errors are all of ErrorBody
    static ErrorBody body(ErrorShape shape, ServiceException error) {
        return ErrorBody.of((Shape<ErrorBody>) shape.shape(), error);
    }

    static boolean hasMessage(ErrorShape shape) {
        return shape.shape().members().stream().anyMatch(ErrorBody::isMessage);
    }

    /** Whose fault it is, in the words of the query protocols. */
    static String fault(ServiceException error, Optional<ErrorShape> shape) {
        boolean sender =
                error.status() < 500 && shape.map(ErrorShape::senderFault).orElse(true);
        return sender ? "Sender" : "Receiver";
    }
}
