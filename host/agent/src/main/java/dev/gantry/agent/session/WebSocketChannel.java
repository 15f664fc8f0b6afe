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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The way to the hub over a WebSocket whose upgrade is signed. */
public final class WebSocketChannel implements AcsChannel {

    private static final Duration HANDSHAKE = Duration.ofSeconds(30);
    private static final Pattern REFUSAL = Pattern.compile("\\{\"(\\w+)\":\"((?:[^\"\\\\]|\\\\.)*)\"\\}");

    private final Supplier<URI> base;
    private final Signer signer;
    private final InstantSource clock;
    private final MessageFrames frames;
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
        this.base = base;
        this.signer = new Signer(key, region, "ecs");
        this.clock = clock;
        this.frames = frames;
    }

    @Override
    public Session open(Map<String, String> query, Listener listener) {
        String encoded = new TreeMap<>(query)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), UTF_8))
                        .collect(Collectors.joining("&"));
        URI http11 = base.get();
        String path = http11.getPath().endsWith("/") ? http11.getPath() + "ws" : http11.getPath() + "/ws";
        Map<String, String> signed = signer.sign(
                new Signer.Target("GET", path, encoded), http11.getAuthority(), Map.of(), new byte[0], clock.instant());
        WebSocket.Builder upgrade = http.newWebSocketBuilder().connectTimeout(HANDSHAKE);
        signed.forEach(upgrade::header);
        String scheme = http11.getScheme().equals("https") ? "wss" : "ws";
        URI target = URI.create(scheme + "://" + http11.getAuthority() + path + "?" + encoded);
        WebSocketSession session = new WebSocketSession(frames, listener);
        session.opened(connect(upgrade, target, session));
        return session;
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

    /** The body names the exception, as in {@code {"InactiveInstanceException":"…"}}; the JDK gives us no body. */
    private static ServiceException refusal(HttpResponse<?> answer) {
        Matcher named = REFUSAL.matcher(String.valueOf(answer.body()));
        return named.matches()
                ? new ServiceException(named.group(1), answer.statusCode(), named.group(2))
                : new ServiceException("Refused", answer.statusCode(), "The hub answered " + answer.statusCode() + ".");
    }

    /** Messages to text frames and back. */
    public interface MessageFrames {

        String write(Structure message);

        /** Empty for a type that is unknown here. */
        Optional<Structure> read(String frame);
    }
}
