package dev.gantry.wire;

import dev.gantry.shapes.Member;
import dev.gantry.shapes.Operation;
import dev.gantry.shapes.ServiceModel;
import dev.gantry.shapes.Structure;
import dev.gantry.value.ServiceException;
import java.util.Optional;

/** AWS query: Action, Version and dotted parameters in a form; answers in XML with a result wrapper. */
final class AwsQuery implements Protocol {

    /** For requests whose action and version name no service that we know. */
    static final AwsQuery OF_NO_SERVICE = new AwsQuery("", Optional.empty());

    private final String service;
    private final String namespace;
    private final FormReader reader = new FormReader(Member::wireName);

    AwsQuery(ServiceModel service) {
        this(service.name(), service.xmlNamespace());
    }

    private AwsQuery(String service, Optional<String> namespace) {
        this.service = service;
        this.namespace = XmlErrors.namespace(namespace);
    }

    @Override
    public Structure read(Operation operation, HttpRequest request) {
        return QueryRequests.read(reader, operation, request, "MalformedInput");
    }

    @Override
    public HttpAnswer write(Operation operation, Structure response, String requestId) {
        String wrapper = operation.name() + "Response";
        XmlText out = new XmlText().open(wrapper, namespace);
        if (!operation.output().members().isEmpty() || operation.resultWrapper().isPresent()) {
            String result = operation.resultWrapper().orElse(operation.name() + "Result");
            new XmlWriter(out).structure(result, "", response);
        }
        out.open("ResponseMetadata").element("RequestId", requestId).close("ResponseMetadata");
        return new HttpAnswer(
                200,
                XmlErrors.headers("text/xml", requestId),
                out.close(wrapper).bytes());
    }

    @Override
    public HttpAnswer error(ServiceException error, Optional<Operation> operation, String requestId) {
        return new HttpAnswer(
                error.status(),
                XmlErrors.headers("text/xml", requestId),
                XmlErrors.response(namespace, error, operation, requestId));
    }

    @Override
    public ServiceException unknownOperation(String operation) {
        return XmlErrors.unknownAction(operation);
    }

    @Override
    public ServiceException unknownVersion(String operation, String version) {
        return XmlErrors.unknownAction(operation, version.isEmpty() ? "NO_VERSION_SPECIFIED" : version);
    }

    @Override
    public ServiceException unsupported(Operation operation) {
        return XmlErrors.unsupported(service, operation);
    }
}
