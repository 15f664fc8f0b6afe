package dev.gantry.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gantry.auth.AccessKey;
import dev.gantry.auth.Signer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Calls a server's ECS API over HTTP, as any other client would. */
final class EcsClient {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI endpoint;
    private final Signer signer;

    EcsClient(RunningServer server, Credentials credentials, String region) {
        this.endpoint = URI.create(server.url() + "/");
        this.signer = new Signer(AccessKey.permanent(credentials.id(), credentials.secret()), region, "ecs");
    }

    static ObjectNode request() {
        return JSON.createObjectNode();
    }

    /** The answer, or a complaint with the error's code and message. */
    JsonNode call(String operation, ObjectNode request) {
        byte[] body = bytes(request);
        Map<String, String> headers = Map.of(
                "content-type",
                "application/x-amz-json-1.1",
                "x-amz-target",
                "AmazonEC2ContainerServiceV20141113." + operation);
        HttpRequest.Builder post = HttpRequest.newBuilder(endpoint)
                .timeout(Duration.ofSeconds(30))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        signer.sign(new Signer.Target("POST", "/", ""), endpoint.getAuthority(), headers, body, Instant.now())
                .forEach(post::setHeader);
        try {
            HttpResponse<byte[]> answer = http.send(post.build(), HttpResponse.BodyHandlers.ofByteArray());
            JsonNode json = JSON.readTree(answer.body());
            if (answer.statusCode() != 200) {
                throw new Complaint(operation + " answered "
                        + json.path("__type").asText() + ": "
                        + json.path("message").asText(json.path("Message").asText()));
            }
            return json;
        } catch (IOException e) {
            throw new Complaint(endpoint + " does not answer: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Complaint("interrupted");
        }
    }

    private static byte[] bytes(ObjectNode request) {
        try {
            return JSON.writeValueAsBytes(request);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
