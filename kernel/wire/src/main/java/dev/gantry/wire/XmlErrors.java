package dev.gantry.wire;

import dev.gantry.shapes.ErrorBody;
import dev.gantry.shapes.Member;
import dev.gantry.shapes.Operation;
import dev.gantry.shapes.Operation.ErrorShape;
import dev.gantry.shapes.Structure;
import dev.gantry.value.ServiceException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Errors as XML: the parts that the query, ec2 and REST forms have in common. */
final class XmlErrors {

    private XmlErrors() {}

    /** {@code <ErrorResponse>} with an {@code <Error>} that names whose fault it is. */
    static byte[] response(String namespace, ServiceException error, Optional<Operation> operation, String requestId) {
        Optional<ErrorShape> shape = Modelled.shape(error, operation);
        XmlText out = new XmlText().open("ErrorResponse", namespace).open("Error");
        out.element("Type", Modelled.fault(error, shape));
        details(out, error, shape);
        return out.close("Error")
                .element("RequestId", requestId)
                .close("ErrorResponse")
                .bytes();
    }

    /** Code, message and the members of the error's shape. */
    static void details(XmlText out, ServiceException error, Optional<ErrorShape> shape) {
        out.element("Code", shape.map(ErrorShape::code).orElse(error.code()));
        out.element("Message", error.text());
        if (shape.isPresent()) {
            members(new XmlWriter(out), Modelled.body(shape.get(), error));
        } else {
            error.members().forEach((name, value) -> out.element(name, value.toString()));
        }
    }

    private static void members(XmlWriter writer, Structure body) {
        List<Member> members = body.shape().members();
        for (int i = 0; i < members.size(); i++) {
            Object value = body.member(i);
            if (value != null && !ErrorBody.isMessage(members.get(i))) {
                writer.element(members.get(i).wireName(), members.get(i).type(), value);
            }
        }
    }

    static Map<String, String> headers(String contentType, String requestId) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", contentType);
        headers.put("x-amzn-RequestId", requestId);
        return headers;
    }

    static String namespace(Optional<String> namespace) {
        return namespace.map(uri -> XmlText.attribute("xmlns", uri)).orElse("");
    }

    static ServiceException unknownAction(String action) {
        return new ServiceException(
                "InvalidAction", 400, "The action " + Excerpt.of(action) + " is not valid for this web service.");
    }

    static ServiceException unknownAction(String action, String version) {
        String text = "Could not find operation " + Excerpt.of(action) + " for version " + Excerpt.of(version);
        return new ServiceException("InvalidAction", 400, text);
    }

    static ServiceException unsupported(String service, Operation operation) {
        return new ServiceException("UnsupportedOperation", 400, Unsupported.text(service, operation));
    }
}
