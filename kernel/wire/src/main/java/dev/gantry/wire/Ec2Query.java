package dev.gantry.wire;

import dev.gantry.shapes.Member;
import dev.gantry.shapes.Operation;
import dev.gantry.shapes.Operation.ErrorShape;
import dev.gantry.shapes.ServiceModel;
import dev.gantry.shapes.Structure;
import dev.gantry.value.ServiceException;
import java.util.Optional;

/** EC2's own query protocol: capitalised flat parameters, answers without a result wrapper. */
final class Ec2Query implements Protocol {

    private final String service;
    private final String namespace;
    private final FormReader reader = new FormReader(Ec2Query::requestName);

    Ec2Query(ServiceModel service) {
        this.service = service.name();
        this.namespace = XmlErrors.namespace(service.xmlNamespace());
    }

    /** The queryName, or the capitalised location name. */
    private static String requestName(Member member) {
        if (member.queryName().isPresent()) {
            return member.queryName().get();
        }
        String name = member.wireName();
        return Character.isUpperCase(name.charAt(0)) ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    @Override
    public Structure read(Operation operation, HttpRequest request) {
        return QueryRequests.read(reader, operation, request, "InvalidParameterValue");
    }

    @Override
    public HttpAnswer write(Operation operation, Structure response, String requestId) {
        String wrapper = operation.name() + "Response";
        XmlText out = new XmlText().open(wrapper, namespace).element("requestId", requestId);
        new XmlWriter(out).members(response);
        return new HttpAnswer(
                200,
                XmlErrors.headers("text/xml;charset=UTF-8", requestId),
                out.close(wrapper).bytes());
    }

    @Override
    public HttpAnswer error(ServiceException error, Optional<Operation> operation, String requestId) {
        Optional<ErrorShape> shape = Modelled.shape(error, operation);
        XmlText out = new XmlText().open("Response").open("Errors").open("Error");
        XmlErrors.details(out, error, shape);
        out.close("Error").close("Errors").element("RequestID", requestId).close("Response");
        return new HttpAnswer(error.status(), XmlErrors.headers("text/xml;charset=UTF-8", requestId), out.bytes());
    }

    @Override
    public ServiceException unknownOperation(String operation) {
        return XmlErrors.unknownAction(operation);
    }

    @Override
    public ServiceException unknownVersion(String operation, String version) {
        String text = "The requested version (" + Excerpt.of(version) + ") of service AmazonEC2 does not exist";
        return new ServiceException("NoSuchVersion", 400, text);
    }

    @Override
    public ServiceException unsupported(Operation operation) {
        return XmlErrors.unsupported(service, operation);
    }
}
