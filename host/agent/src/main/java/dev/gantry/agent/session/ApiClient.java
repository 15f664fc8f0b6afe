package dev.gantry.agent.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gantry.auth.AccessKey;
import dev.gantry.auth.Signer;
import dev.gantry.shapes.Shape;
import dev.gantry.shapes.Structure;
import dev.gantry.value.ServiceException;
import dev.gantry.wire.ShapeJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Calls JSON operations of a server over HTTP, signed as any AWS client signs. */
public final class ApiClient {

    private static final Duration CONNECT = Duration.ofSeconds(30);
    private static final Duration ROUND_TRIP = Duration.ofSeconds(42);

    private final URI endpoint;
    private final AccessKey key;
    private final InstantSource clock;
    private final HttpClient http;
    private final Map<String, Signer> signers = new ConcurrentHashMap<>();

    public ApiClient(URI endpoint, AccessKey key, InstantSource clock) {
        this(
                endpoint,
                key,
                clock,
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CONNECT)
                        .build());
    }

    private ApiClient(URI endpoint, AccessKey key, InstantSource clock, HttpClient http) {
        this.endpoint = endpoint;
        this.key = key;
        this.clock = clock;
        this.http = http;
    }

    /** The same way to the same server, for somebody else. */
    ApiClient as(AccessKey other) {
        return new ApiClient(endpoint, other, clock, http);
    }

    /**
     * An operation of a service in a region.
     *
     * @param signingName as in {@code ecs}
     * @param target as in {@code AmazonEC2ContainerServiceV20141113.RunTask}
     */
    record Operation(String signingName, String region, String target) {}

    <O extends Structure> O call(Operation operation, Structure request, Shape<O> response) {
        HttpResponse<byte[]> answer = send(operation, ShapeJson.write(request));
        if (answer.statusCode() != 200) {
            throw error(answer);
        }
        return ShapeJson.read(response, answer.body());
    }

    private HttpResponse<byte[]> send(Operation operation, byte[] body) {
        Map<String, String> headers =
                Map.of("content-type", "application/x-amz-json-1.1", "x-amz-target", operation.target());
        HttpRequest.Builder post = HttpRequest.newBuilder(endpoint.resolve("/"))
                .timeout(ROUND_TRIP)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        signer(operation)
                .sign(new Signer.Target("POST", "/", ""), Hosts.header(endpoint), headers, body, clock.instant())
                .forEach(post::setHeader);
        try {
            return http.send(post.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted", stopped));
        }
    }

    private Signer signer(Operation operation) {
        return signers.computeIfAbsent(
                operation.signingName() + "/" + operation.region(),
                _ -> new Signer(key, operation.region(), operation.signingName()));
    }

    private static ServiceException error(HttpResponse<byte[]> answer) {
        Refusal said = Refusal.ofCall(new String(answer.body(), UTF_8));
        return new ServiceException(said.exception(), answer.statusCode(), said.message());
    }
}
