package dev.gantry.server.http;

import dev.gantry.auth.Family;
import dev.gantry.shapes.Operation;
import dev.gantry.shapes.ServiceModel;
import dev.gantry.shapes.ecs.EcsModel;
import dev.gantry.value.ServiceException;
import dev.gantry.wire.HttpRequest;
import dev.gantry.wire.Protocol;
import dev.gantry.wire.Route;
import dev.gantry.wire.Router;
import dev.gantry.wire.UnknownOperationException;
import java.util.Optional;

/**
 * Where a request goes, known before its caller is: its errors must be written in the protocol it came in.
 *
 * @param problem why it cannot go anywhere; told to authenticated callers only
 */
record Destination(Optional<Route> route, Protocol protocol, Family family, Optional<ServiceException> problem) {

    /** What those hear who ask for nothing that we know. */
    private static final Protocol NOWHERE = Protocol.of(EcsModel.INSTANCE, "json");

    static Destination of(HttpRequest request, Optional<String> signer, Router router) {
        try {
            return router.route(request, signer)
                    .map(route -> to(route, request))
                    .orElseGet(() -> nowhere(request, signer));
        } catch (UnknownOperationException unknown) {
            return new Destination(Optional.empty(), unknown.protocol(), family(request, signer), Optional.of(unknown));
        }
    }

    private static Destination to(Route route, HttpRequest request) {
        return new Destination(
                Optional.of(route),
                route.protocol(),
                family(request, Optional.of(route.service().signingName())),
                Optional.empty());
    }

    private static Destination nowhere(HttpRequest request, Optional<String> signer) {
        ServiceException problem = new ServiceException(
                "UnknownOperationException", 404, "The requested operation is not recognized by the service.");
        return new Destination(Optional.empty(), NOWHERE, family(request, signer), Optional.of(problem));
    }

    private static Family family(HttpRequest request, Optional<String> signer) {
        if (request.headers().containsKey("x-amz-target") || request.headers().containsKey("smithy-protocol")) {
            return Family.JSON;
        }
        return switch (signer.orElse("")) {
            case "s3" -> Family.S3;
            case "ec2" -> Family.EC2;
            case "scheduler" -> Family.REST_JSON;
            case "" -> isForm(request) ? Family.QUERY : Family.JSON;
            default -> Family.QUERY;
        };
    }

    private static boolean isForm(HttpRequest request) {
        return request.query().contains("Action=")
                || request.header("content-type").orElse("").contains("x-www-form-urlencoded");
    }

    Optional<Operation> operation() {
        return route.map(Route::operation);
    }

    /** The service that the credentials must be for. */
    Optional<ServiceModel> service() {
        return route.map(Route::service);
    }
}
