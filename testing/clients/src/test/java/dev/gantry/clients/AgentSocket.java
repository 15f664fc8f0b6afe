package dev.gantry.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One WebSocket of an agent: what came, in order, and how the server closed it. */
final class AgentSocket implements WebSocket.Listener, AutoCloseable {

    private final StringBuilder part = new StringBuilder();
    private final List<JsonNode> came = new CopyOnWriteArrayList<>();
    private final AtomicInteger closed = new AtomicInteger();
    private final WebSocket socket;

    /** Opens it as the container agent does: an empty payload, and only the host and the date signed. */
    AgentSocket(PackagedServer server, String endpoint, String query) {
        URI url = URI.create(endpoint.replaceFirst("^http", "ws") + "ws?" + query);
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
        upgradeHeaders(server, url).forEach(builder::header);
        this.socket = builder.buildAsync(url, this).join();
    }

    static Map<String, String> upgradeHeaders(PackagedServer server, URI url) {
        SigV4.Request request = new SigV4.Request(
                "GET", url.getAuthority(), url.getPath().substring(1), url.getRawQuery(), Map.of(), new byte[0]);
        return SigV4.of(server, "ecs").headers(request, Instant.now());
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            try {
                came.add(RawApi.JSON.readTree(part.toString()));
            } catch (IOException e) {
                throw new AssertionError(part.toString(), e);
            }
            part.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.set(code);
        return null;
    }

    void send(String text) {
        socket.sendText(text, true).join();
    }

    void send(String type, String message) {
        send("{\"type\":\"" + type + "\",\"message\":" + message + "}");
    }

    /** In frames of this many characters. */
    void sendInPieces(String text, int size) {
        for (int from = 0; from < text.length(); from += size) {
            int to = Math.min(text.length(), from + size);
            socket.sendText(text.substring(from, to), to == text.length()).join();
        }
    }

    /** The first message of this type that is as wanted. */
    JsonNode await(String type, Predicate<JsonNode> wanted) {
        return Eventually.found(
                type + " among " + types(),
                () -> messages(type).stream().filter(wanted).findFirst());
    }

    JsonNode await(String type) {
        return await(type, _ -> true);
    }

    List<JsonNode> messages(String type) {
        return all().stream()
                .filter(frame -> frame.path("type").asText().equals(type))
                .map(frame -> frame.path("message"))
                .toList();
    }

    /** Every frame so far. */
    List<JsonNode> all() {
        return new ArrayList<>(came);
    }

    private List<String> types() {
        return came.stream().map(frame -> frame.path("type").asText()).toList();
    }

    int awaitClosed() {
        return Eventually.found(
                "the server closes", () -> Optional.of(closed.get()).filter(code -> code != 0));
    }

    @Override
    public void close() {
        if (!socket.isOutputClosed()) {
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        }
        Eventually.isTrue("closed", () -> closed.get() != 0 || socket.isInputClosed());
        socket.abort();
    }

    static int bytes(String text) {
        return text.getBytes(UTF_8).length;
    }
}
