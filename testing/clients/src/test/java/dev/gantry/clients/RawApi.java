package dev.gantry.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;

/** The API as bytes: what no SDK would send can be sent, and what no SDK would show can be seen. */
record RawApi(PackagedServer server) {

    static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Map<String, String> TARGETS = Map.of(
            "ecs", "AmazonEC2ContainerServiceV20141113.",
            "logs", "Logs_20140328.");

    /** Status, headers aside, and body. */
    record Answer(int status, String body) {

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new AssertionError(body, e);
            }
        }

        /** The error's name without its namespace. */
        String error() {
            String type = json().path("__type").asText();
            return type.substring(type.indexOf('#') + 1);
        }
    }

    String host() {
        return "127.0.0.1:" + server.port();
    }

    /** A good call of ECS. */
    JsonNode ecs(String operation, String json) {
        Answer answer = call("ecs", operation, json.getBytes(UTF_8));
        if (answer.status() != 200) {
            throw new AssertionError(operation + " " + json + "\n" + answer);
        }
        return answer.json();
    }

    Answer call(String service, String operation, byte[] body) {
        return send(
                service,
                Map.of("content-type", "application/x-amz-json-1.1", "x-amz-target", TARGETS.get(service) + operation),
                body);
    }

    /** Any headers and any body, well signed. */
    Answer send(String service, Map<String, String> headers, byte[] body) {
        SigV4.Request request = new SigV4.Request("POST", host(), "", "", headers, body);
        return post(SigV4.of(server, service).headers(request, Instant.now()), body);
    }

    /** Exactly these headers. */
    Answer post(Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(server.url().resolve("/")).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return answer(request.build());
    }

    /** How many answers were the server's own mistakes. */
    int internalErrors() {
        return answer(HttpRequest.newBuilder(server.url().resolve("/_gantry/health"))
                        .build())
                .json()
                .path("internalErrors")
                .asInt(-1);
    }

    /** Which state everything is in: a write makes it grow. */
    long revision() {
        return answer(HttpRequest.newBuilder(server.url().resolve("/_gantry/health"))
                        .build())
                .json()
                .path("revision")
                .asLong(-1);
    }

    private static Answer answer(HttpRequest request) {
        try {
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
