package dev.gantry.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Request.Method;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import dev.gantry.agent.runtime.RuntimeFailure;
import dev.gantry.agent.runtime.RuntimeFailure.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The Docker Engine API: JSON in, JSON out. An engine that cannot be reached is {@link Kind#UNAVAILABLE}. */
final class EngineApi implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();

    /** What Docker 20.10 speaks; later engines still do. */
    private static final String VERSION = "/v1.41";

    private final DockerHttpClient http;

    EngineApi(URI host) {
        this.http = new ZerodepDockerHttpClient.Builder()
                .dockerHost(host)
                .maxConnections(1_024)
                .build();
    }

    /** One value of a query, encoded. */
    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    JsonNode read(String path) {
        return answer(request(Method.GET, path).build());
    }

    JsonNode post(String path) {
        return answer(request(Method.POST, path).build());
    }

    JsonNode post(String path, JsonNode body) {
        return answer(withBody(request(Method.POST, path), body).build());
    }

    JsonNode send(String path, String contentType, InputStream body) {
        return answer(request(Method.POST, path)
                .headers(Map.of("Content-Type", contentType))
                .body(body)
                .build());
    }

    void delete(String path) {
        answer(request(Method.DELETE, path).build());
    }

    /** An open answer, to be read and closed by the caller. */
    Response open(String path) {
        return execute(request(Method.GET, path).build());
    }

    Response open(String path, Map<String, String> headers, @Nullable JsonNode body) {
        Request.Builder request = request(Method.POST, path).headers(headers);
        return execute(body == null ? request.build() : withBody(request, body).build());
    }

    @Override
    public void close() {
        try {
            http.close();
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private static Request.Builder request(Method method, String path) {
        return Request.builder().method(method).path(VERSION + path);
    }

    private static Request.Builder withBody(Request.Builder request, JsonNode body) {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        return request.headers(Map.of("Content-Type", "application/json")).bodyBytes(bytes);
    }

    private JsonNode answer(Request request) {
        try (Response response = execute(request)) {
            byte[] body = response.getBody().readAllBytes();
            return body.length == 0 ? MissingNode.getInstance() : parsed(body);
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    /** Some answers, as that of an image import, are several values: the first will do. */
    private static JsonNode parsed(byte[] body) throws IOException {
        try (var parser = JSON.createParser(body)) {
            JsonNode first = parser.readValueAsTree();
            return first == null ? MissingNode.getInstance() : first;
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private Response execute(Request request) {
        Response response = connected(request);
        if (response.getStatusCode() < 400) {
            return response;
        }
        try (response) {
            byte[] body = response.getBody().readAllBytes();
            String message = parsed(body).path("message").asText(new String(body, StandardCharsets.UTF_8).strip());
            throw new EngineError(response.getStatusCode(), message);
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private Response connected(Request request) {
        try {
            return http.execute(request);
        } catch (RuntimeException e) {
            throw unreachable(e);
        }
    }

    private static RuntimeFailure unreachable(Exception cause) {
        String detail =
                cause.getCause() == null ? cause.getMessage() : cause.getCause().getMessage();
        return RuntimeFailure.of(Kind.UNAVAILABLE, "Cannot connect to the Docker daemon: " + detail);
    }
}
