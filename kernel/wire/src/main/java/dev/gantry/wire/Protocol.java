package dev.gantry.wire;

import dev.gantry.shapes.Operation;
import dev.gantry.shapes.ServiceModel;
import dev.gantry.shapes.Structure;
import dev.gantry.value.ServiceException;
import java.util.Optional;

/** One of AWS' ways to write a service's requests, answers and errors as HTTP messages. */
public interface Protocol {

    /** The request's structure; a body that is not one is refused as AWS refuses it, with a ServiceException. */
    Structure read(Operation operation, HttpRequest request);

    HttpAnswer write(Operation operation, Structure response, String requestId);

    HttpAnswer error(ServiceException error, Optional<Operation> operation, String requestId);

    /** Says that the service has no operation of this name. */
    ServiceException unknownOperation(String operation);

    /** What is said to a request for a version of the API that is not there; only forms name one. */
    default ServiceException unknownVersion(String operation, String version) {
        return unknownOperation(operation);
    }

    /** Says that the model has this operation and gantry has not, so that it can never look like success. */
    ServiceException unsupported(Operation operation);

    /** The protocol that models call by this name. */
    static Protocol of(ServiceModel service, String name) {
        return switch (name) {
            case "json" -> new AwsJson(service);
            case "query" -> new AwsQuery(service);
            case "ec2" -> new Ec2Query(service);
            case "rest-json" -> new RestJson(service);
            case "rest-xml" -> new RestXml(service);
            case "smithy-rpc-v2-cbor" -> new RpcV2Cbor(service);
            default -> throw new IllegalArgumentException("No protocol is called " + name);
        };
    }
}
