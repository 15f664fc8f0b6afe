package dev.gantry.server.http;

import dev.gantry.auth.Credential;
import dev.gantry.auth.Refusal;
import dev.gantry.auth.RefusedException;
import dev.gantry.kernel.EngineStoppedException;
import dev.gantry.server.http.Gate.Admitted;
import dev.gantry.shapes.Structure;
import dev.gantry.value.Caller;
import dev.gantry.value.ServiceException;
import dev.gantry.wire.HttpAnswer;
import dev.gantry.wire.HttpRequest;
import dev.gantry.wire.Route;
import dev.gantry.wire.Router;
import java.util.regex.Pattern;

/** Answers API requests: finds the operation, the caller, the handler, in this order; tells only callers what it finds. */
public final class ApiFront {

    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,32}");

    private final Router router;
    private final Gate gate;
    private final Calls calls;
    private final InternalErrors mistakes;

    public ApiFront(Router router, Gate gate, Calls calls, InternalErrors mistakes) {
        this.router = router;
        this.gate = gate;
        this.calls = calls;
        this.mistakes = mistakes;
    }

    public HttpAnswer answer(HttpRequest request, String requestId) {
        Destination destination = Destination.of(request, Gate.signingName(request), router);
        try {
            return answer(request, destination, requestId);
        } catch (RefusedException refused) {
            return refuse(destination, destination.family().answer(refused.refusal()), requestId);
        } catch (ServiceException error) {
            return refuse(destination, error, requestId);
        } catch (EngineStoppedException stopping) {
            return refuse(destination, unavailable(), requestId);
        } catch (RuntimeException | StackOverflowError mistake) {
            return refuse(destination, mistakes.answer(mistake, requestId), requestId);
        }
    }

    /** For what happens before there is a request to answer, as a body that is too large. */
    public HttpAnswer refuse(HttpRequest head, ServiceException error, String requestId) {
        return refuse(Destination.of(head, Gate.signingName(head), router), error, requestId);
    }

    private static HttpAnswer refuse(Destination destination, ServiceException error, String requestId) {
        return destination.protocol().error(error, destination.operation(), requestId);
    }

    private HttpAnswer answer(HttpRequest request, Destination destination, String requestId) {
        Admitted admitted = gate.admit(request);
        checkScope(admitted.credential(), destination);
        destination.problem().ifPresent(problem -> {
            throw problem;
        });
        HttpRequest payload = new HttpRequest(
                request.method(),
                request.path(),
                request.query(),
                request.headers(),
                Bodies.decoded(request, admitted.body(), admitted.credential().service()));
        return destination
                .route()
                .map(route -> run(route, payload, admitted.caller(), requestId))
                .orElseThrow();
    }

    private HttpAnswer run(Route route, HttpRequest request, Caller caller, String requestId) {
        Structure input = route.protocol().read(route.operation(), request);
        Structure output = calls.run(route, input, caller, requestId);
        return route.protocol().write(route.operation(), output, requestId);
    }

    private static void checkScope(Credential credential, Destination destination) {
        if (!REGION.matcher(credential.region()).matches()) {
            throw mismatch("Credential should be scoped to a valid region, not '" + credential.region() + "'.");
        }
        destination.service().ifPresent(service -> {
            if (!service.signingName().equals(credential.service())) {
                throw mismatch("Credential should be scoped to correct service: '" + service.signingName() + "'.");
            }
        });
    }

    private static RefusedException mismatch(String message) {
        return new RefusedException(new Refusal.Mismatch(message));
    }

    private static ServiceException unavailable() {
        return new ServiceException(
                "ServiceUnavailable", 503, "The request has failed due to a temporary failure of the server.");
    }
}
