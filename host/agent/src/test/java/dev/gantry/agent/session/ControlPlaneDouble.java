package dev.gantry.agent.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gantry.auth.SignedRequest;
import dev.gantry.auth.Verifier;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;

/**
 * A control plane as the protocol's description has it, in plain JSON and without any of our own shapes: the API on
 * {@code POST /}, ACS and TCS sockets beside it. It verifies every signature, and remembers what it hears.
 */
final class ControlPlaneDouble implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();
    static final String INSTANCE = "arn:aws:ecs:us-east-1:123456789012:container-instance/demo/i1";
    private static final String PREFIX = "AmazonEC2ContainerServiceV20141113.";

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final Verifier verifier = Keys.verifier();
    private final Map<String, BlockingQueue<JsonNode>> calls = new ConcurrentHashMap<>();
    private final Map<String, ConcurrentLinkedQueue<Answer>> answers = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Answer> refusals = new ConcurrentLinkedQueue<>();
    final BlockingQueue<HubSocket> acs = new LinkedBlockingQueue<>();
    final BlockingQueue<HubSocket> tcs = new LinkedBlockingQueue<>();
    final List<String> mistakes = new ArrayList<>();
    String instance = INSTANCE;

    /** What is answered instead of the usual. */
    record Answer(int status, String body) {

        static Answer error(int status, String type, String message) {
            return new Answer(status, "{\"__type\":\"" + type + "\",\"message\":\"" + message + "\"}");
        }
    }

    ControlPlaneDouble() {
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServerWebSocketContainer.ensure(server).setMaxTextMessageSize(4 << 20);
        server.setHandler(new Front());
        start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort());
    }

    /** The next call of an operation gets this answer. */
    void answer(String operation, Answer answer) {
        answers.computeIfAbsent(operation, _ -> new ConcurrentLinkedQueue<>()).add(answer);
    }

    /** The next ACS upgrade gets this answer. */
    void refuse(int status, String body) {
        refusals.add(new Answer(status, body));
    }

    JsonNode call(String operation) {
        return take(heard(operation), operation);
    }

    boolean wasCalled(String operation) {
        return !heard(operation).isEmpty();
    }

    HubSocket acs() {
        return take(acs, "ACS session");
    }

    HubSocket tcs() {
        return take(tcs, "TCS session");
    }

    private BlockingQueue<JsonNode> heard(String operation) {
        return calls.computeIfAbsent(operation, _ -> new LinkedBlockingQueue<>());
    }

    static <T> T take(BlockingQueue<T> from, String what) {
        try {
            T taken = from.poll(10, TimeUnit.SECONDS);
            if (taken == null) {
                throw new AssertionError("no " + what + " within ten seconds");
            }
            return taken;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Verifies and dispatches. */
    private final class Front extends Handler.Abstract {

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            byte[] body = Content.Source.asByteArrayAsync(request, -1).get();
            String query = Optional.ofNullable(request.getHttpURI().getQuery()).orElse("");
            SignedRequest signed = new SignedRequest(
                    request.getMethod(), request.getHttpURI().getPath(), query, headers(request), body);
            try {
                verifier.verify(signed, Instant.now());
            } catch (RuntimeException refused) {
                mistakes.add(request.getHttpURI() + ": " + refused);
                return write(new Answer(403, "{\"AccessDeniedException\":\"" + refused + "\"}"), response, callback);
            }
            return switch (request.getHttpURI().getPath()) {
                case "/acs/ws" -> upgrade(acs, refusals.poll(), signed, request, response, callback);
                case "/tcs/ws" -> upgrade(tcs, null, signed, request, response, callback);
                default -> write(api(request, body), response, callback);
            };
        }

        private boolean upgrade(
                BlockingQueue<HubSocket> sockets,
                @org.jspecify.annotations.Nullable Answer refusal,
                SignedRequest signed,
                Request request,
                Response response,
                Callback callback) {
            if (refusal != null) {
                return write(refusal, response, callback);
            }
            HubSocket socket = new HubSocket(signed, verifier, mistakes, sockets);
            return ServerWebSocketContainer.get(server.getContext())
                    .upgrade((_, _, _) -> socket, request, response, callback);
        }

        private boolean write(Answer answer, Response response, Callback callback) {
            response.setStatus(answer.status());
            response.write(true, ByteBuffer.wrap(answer.body().getBytes(UTF_8)), callback);
            return true;
        }
    }

    private Answer api(Request request, byte[] body) throws Exception {
        String operation = request.getHeaders().get("x-amz-target").substring(PREFIX.length());
        JsonNode input = JSON.readTree(body);
        heard(operation).add(input);
        Answer planned = answers.computeIfAbsent(operation, _ -> new ConcurrentLinkedQueue<>())
                .poll();
        return planned != null
                ? planned
                : new Answer(200, usual(operation, input).toString());
    }

    private ObjectNode usual(String operation, JsonNode input) {
        ObjectNode answer = JSON.createObjectNode();
        switch (operation) {
            case "RegisterContainerInstance" -> {
                ObjectNode registered = answer.putObject("containerInstance");
                registered.put(
                        "containerInstanceArn",
                        input.path("containerInstanceArn").asText(instance));
                registered.set("attributes", input.path("attributes"));
            }
            case "DiscoverPollEndpoint" -> {
                answer.put("endpoint", endpoint() + "/acs/");
                answer.put("telemetryEndpoint", endpoint() + "/tcs/");
            }
            default -> answer.put("acknowledgment", "ok");
        }
        return answer;
    }

    private static Map<String, List<String>> headers(Request request) {
        Map<String, List<String>> headers = new TreeMap<>();
        request.getHeaders()
                .forEach(field -> headers.computeIfAbsent(
                                field.getName().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                        .add(field.getValue()));
        return headers;
    }

    /** Another process on the same port. */
    void restart() {
        int port = connector.getLocalPort();
        close();
        connector.setPort(port);
        start();
    }

    private void start() {
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
