package dev.gantry.agent.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gantry.auth.AccessKey;
import dev.gantry.auth.Signer;
import dev.gantry.shapes.Structure;
import dev.gantry.value.ServiceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The way to the hub over a WebSocket whose upgrade is signed; telemetry signs every frame as well. */
public final class WebSocketChannel implements HubChannel {

    private static final Duration HANDSHAKE = Duration.ofSeconds(30);

    private final Supplier<URI> base;
    private final Signer signer;
    private final InstantSource clock;
    private final MessageFrames frames;
    private final boolean signsFrames;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(HANDSHAKE)
            .build();

    /**
     * A channel of one protocol.
     *
     * @param base as DiscoverPollEndpoint tells it, as in {@code http://127.0.0.1:4566/acs/}
     */
    public WebSocketChannel(
            Supplier<URI> base, AccessKey key, String region, InstantSource clock, MessageFrames frames) {
        this(base, new Signer(key, region, "ecs"), clock, frames, false);
    }

    private WebSocketChannel(
            Supplier<URI> base, Signer signer, InstantSource clock, MessageFrames frames, boolean signsFrames) {
        this.base = base;
        this.signer = signer;
        this.clock = clock;
        this.frames = frames;
        this.signsFrames = signsFrames;
    }

    /** The same, with every frame signed. */
    public WebSocketChannel signingFrames() {
        return new WebSocketChannel(base, signer, clock, frames, true);
    }

    @Override
    public void open(Map<String, String> query, Listener listener) {
        URI address = base.get();
        String path = address.getPath().endsWith("/") ? address.getPath() + "ws" : address.getPath() + "/ws";
        String host = Hosts.header(address);
        Signer.Target target = new Signer.Target("GET", path, encoded(query));
        WebSocket.Builder upgrade = http.newWebSocketBuilder().connectTimeout(HANDSHAKE);
        signer.sign(target, host, Map.of(), new byte[0], clock.instant()).forEach(upgrade::header);
        MessageFrames spoken = signsFrames ? new SignedFrames(frames, signer, target, host, clock) : frames;
        WebSocketSession session = new WebSocketSession(spoken, listener);
        String scheme = "https".equals(address.getScheme()) ? "wss" : "ws";
        URI socket = URI.create(scheme + "://" + address.getAuthority() + path + "?" + target.query());
        session.begin(connect(upgrade, socket, session));
    }

    private static String encoded(Map<String, String> query) {
        return new TreeMap<>(query)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "="
                                + URLEncoder.encode(entry.getValue(), UTF_8).replace("+", "%20"))
                        .collect(Collectors.joining("&"));
    }

    private static WebSocket connect(WebSocket.Builder upgrade, URI target, WebSocketSession session) {
        try {
            return upgrade.buildAsync(target, session).join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof WebSocketHandshakeException refused) {
                throw refusal(refused.getResponse());
            }
            throw new UncheckedIOException(
                    new IOException("no session with " + target.getAuthority(), failed.getCause()));
        }
    }

    /** The answer to the upgrade; nobody may be behind the socket, or a proxy alone. */
    private static ServiceException refusal(HttpResponse<?> answer) {
        return Refusal.read(String.valueOf(answer.body()))
                .map(named -> new ServiceException(named.exception(), answer.statusCode(), named.message()))
                .orElseGet(() -> new ServiceException(
                        "Refused", answer.statusCode(), "The hub answered " + answer.statusCode() + "."));
    }

    /** Messages to text frames and back. */
    public interface MessageFrames {

        String write(Structure message);

        /** Empty for a type that is unknown here. Throws a ServiceException for what is no message at all. */
        Optional<Structure> read(String frame);
    }
}
