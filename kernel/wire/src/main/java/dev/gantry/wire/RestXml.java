package dev.gantry.wire;

import dev.gantry.shapes.Member;
import dev.gantry.shapes.Operation;
import dev.gantry.shapes.ServiceModel;
import dev.gantry.shapes.Shape;
import dev.gantry.shapes.Structure;
import dev.gantry.shapes.Type;
import dev.gantry.value.ServiceException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** AWS restXml: members in the path, the query string, headers, and an XML body. S3 has its own names and errors. */
final class RestXml implements Protocol {

    private final String service;
    private final boolean s3;
    private final String namespace;
    private final RestMessage message = new RestMessage(new Body());

    RestXml(ServiceModel service) {
        this.service = service.name();
        this.s3 = service.name().equals("s3");
        this.namespace = XmlErrors.namespace(service.xmlNamespace());
    }

    @Override
    public Structure read(Operation operation, HttpRequest request) {
        try {
            return message.read(operation, request);
        } catch (MalformedException e) {
            throw new ServiceException("MalformedXML", 400, e.text());
        }
    }

    @Override
    public HttpAnswer write(Operation operation, Structure response, String requestId) {
        return message.write(operation, response, Map.of(requestIdHeader(), requestId));
    }

    @Override
    public HttpAnswer error(ServiceException error, Optional<Operation> operation, String requestId) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/xml");
        headers.put(requestIdHeader(), requestId);
        boolean withoutBody =
                operation.filter(known -> known.method().equals("HEAD")).isPresent();
        byte[] body = withoutBody ? new byte[0] : errorBody(error, operation, requestId);
        return new HttpAnswer(error.status(), headers, body);
    }

    private byte[] errorBody(ServiceException error, Optional<Operation> operation, String requestId) {
        if (!s3) {
            return XmlErrors.response(namespace, error, operation, requestId);
        }
        XmlText out = new XmlText().open("Error");
        XmlErrors.details(out, error, Modelled.shape(error, operation));
        return out.element("RequestId", requestId).close("Error").bytes();
    }

    private String requestIdHeader() {
        return s3 ? "x-amz-request-id" : "x-amzn-RequestId";
    }

    @Override
    public ServiceException unknownOperation(String operation) {
        return s3
                ? new ServiceException(
                        "MethodNotAllowed", 405, "The specified method is not allowed against this resource.")
                : new ServiceException(
                        "UnknownOperationException", 404, "No operation is at " + Excerpt.of(operation) + ".");
    }

    @Override
    public ServiceException unsupported(Operation operation) {
        return XmlErrors.unsupported(service, operation);
    }

    /** The XML body of a REST message. */
    private final class Body implements RestBody {

        @Override
        public String contentType() {
            return "application/xml";
        }

        @Override
        public void readMembers(Shape<?> shape, @Nullable Object[] values, byte[] body) {
            if (body.length > 0) {
                XmlReader.members(shape, values, XmlElement.parse(body));
            }
        }

        @Override
        public Object readPayload(Member member, byte[] body) {
            return XmlReader.value(member.type(), XmlElement.parse(body));
        }

        @Override
        public byte[] writeMembers(Operation operation, Structure structure) {
            if (s3 && operation.name().equals("GetBucketLocation")) {
                return bucketLocation(structure);
            }
            XmlText out = new XmlText();
            String root = s3 ? S3Roots.of(operation) : operation.output().name();
            new XmlWriter(out).structure(root, namespace, structure);
            return out.bytes();
        }

        /** The one answer whose root element is its only member. */
        private byte[] bucketLocation(Structure structure) {
            Object location = structure.member(0);
            return new XmlText()
                    .open("LocationConstraint", namespace)
                    .text(location == null ? "" : location.toString())
                    .close("LocationConstraint")
                    .bytes();
        }

        @Override
        public byte[] writePayload(Member member, Object value) {
            XmlText out = new XmlText();
            if (value instanceof Structure structure) {
                String root = member.wireName().equals(member.name())
                        ? ((Type.Struct) member.type()).shape().get().name()
                        : member.wireName();
                new XmlWriter(out).structure(root, namespace, structure);
            } else {
                new XmlWriter(out).element(member.wireName(), member.type(), value);
            }
            return out.bytes();
        }
    }
}
