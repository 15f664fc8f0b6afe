package dev.gantry.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.gantry.auth.Family;
import dev.gantry.auth.RefusedException;
import dev.gantry.auth.SignedFrame;
import dev.gantry.server.http.Gate.Admitted;
import dev.gantry.server.socket.SocketListener;
import dev.gantry.server.socket.Upgrade;
import dev.gantry.server.socket.WebSocketEndpoint;
import dev.gantry.server.socket.WebSocketEndpoint.Decision.Accept;
import dev.gantry.server.socket.WebSocketEndpoint.Decision.Reject;
import dev.gantry.value.Caller;
import dev.gantry.value.ServiceException;
import dev.gantry.wire.HttpAnswer;
import dev.gantry.wire.HttpRequest;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;

/** Lets verified requests become WebSockets of the endpoint that serves their path. */
final class SocketFront {

    private static final int LARGEST_MESSAGE = 4 << 20;
    /** Longer than an agent waits between two messages, heartbeats included. */
    private static final Duration IDLE = Duration.ofMinutes(5);

    private final List<WebSocketEndpoint> endpoints;
    private final Gate gate;
    private final InternalErrors mistakes;
    private final ServerWebSocketContainer container;

    SocketFront(Server server, List<WebSocketEndpoint> endpoints, Gate gate, InternalErrors mistakes) {
        this.endpoints = List.copyOf(endpoints);
        this.gate = gate;
        this.mistakes = mistakes;
        this.container = ServerWebSocketContainer.ensure(server);
        container.setMaxTextMessageSize(LARGEST_MESSAGE);
        container.setMaxFrameSize(LARGEST_MESSAGE);
        container.setIdleTimeout(IDLE);
    }

    boolean isUpgrade(HttpRequest head) {
        return head.header("upgrade").filter("websocket"::equalsIgnoreCase).isPresent()
                && endpoint(head.path()).isPresent();
    }

    private Optional<WebSocketEndpoint> endpoint(String path) {
        return endpoints.stream().filter(endpoint -> endpoint.accepts(path)).findFirst();
    }

    boolean upgrade(HttpRequest head, Request request, Response response, Callback callback) {
        return switch (decide(head)) {
            case Accept(SocketListener listener) -> open(listener, request, response, callback);
            case Reject reject -> {
                ApiHandler.write(answer(reject), response, callback);
                yield true;
            }
        };
    }

    private boolean open(SocketListener listener, Request request, Response response, Callback callback) {
        JettySocket socket = new JettySocket(listener);
        if (!container.upgrade((_, _, _) -> socket, request, response, callback)) {
            ApiHandler.write(
                    answer(rejection(new ServiceException("BadRequest", 400, "This is no WebSocket upgrade."))),
                    response,
                    callback);
        }
        return true;
    }

    private WebSocketEndpoint.Decision decide(HttpRequest head) {
        try {
            Admitted admitted = gate.admit(head);
            Upgrade upgrade = new Upgrade(
                    admitted.caller(),
                    head.path(),
                    parameters(head.query()),
                    head.headers(),
                    frame -> open(frame, head, admitted.caller()));
            return endpoint(head.path()).orElseThrow().decide(upgrade);
        } catch (RefusedException refused) {
            return rejection(Family.REST_JSON.answer(refused.refusal()));
        } catch (ServiceException error) {
            return rejection(error);
        } catch (RuntimeException mistake) {
            return rejection(mistakes.answer(mistake, UUID.randomUUID().toString()));
        }
    }

    /** A frame's JSON. One that signs itself must be signed by whoever opened the connection. */
    private String open(String text, HttpRequest head, Caller caller) {
        SignedFrame frame = SignedFrame.parse(text);
        if (frame.isSigned()) {
            HttpRequest asGet = new HttpRequest(
                    "GET",
                    head.path(),
                    head.query(),
                    frame.headers(),
                    frame.json().getBytes(UTF_8));
            checkSameCaller(asGet, caller);
        }
        return frame.json();
    }

    private void checkSameCaller(HttpRequest frame, Caller caller) {
        try {
            if (!gate.admit(frame).caller().principal().equals(caller.principal())) {
                throw new ServiceException("AccessDeniedException", 403, "The frame is signed by somebody else.");
            }
        } catch (RefusedException refused) {
            throw Family.REST_JSON.answer(refused.refusal());
        }
    }

    /** The one form that the container agent understands: an object with the exception's name alone. */
    private static Reject rejection(ServiceException error) {
        JsonStringEncoder json = JsonStringEncoder.getInstance();
        String body = "{\"" + new String(json.quoteAsString(error.code())) + "\":\""
                + new String(json.quoteAsString(error.text())) + "\"}";
        return new Reject(error.status(), "application/json", body);
    }

    private static HttpAnswer answer(Reject reject) {
        return new HttpAnswer(
                reject.status(),
                Map.of("Content-Type", reject.contentType()),
                reject.body().getBytes(UTF_8));
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            if (!pair.isEmpty()) {
                parameters.putIfAbsent(
                        URLDecoder.decode(equals < 0 ? pair : pair.substring(0, equals), UTF_8),
                        equals < 0 ? "" : URLDecoder.decode(pair.substring(equals + 1), UTF_8));
            }
        }
        return Map.copyOf(parameters);
    }
}
