package dev.gantry.agent.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;

/** Why the hub refuses a session, as the body of its answer says it. */
record Refusal(String exception, String message) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** {@code {"InactiveInstanceException":"…"}}, or framed like a message: {@code {"type":…,"message":{"message":…}}}. */
    static Optional<Refusal> read(String body) {
        JsonNode said = json(body);
        if (said.has("type")) {
            String type = said.path("type").asText();
            return Optional.of(
                    new Refusal(type, said.path("message").path("message").asText()));
        }
        return said.size() == 1
                ? said.properties().stream()
                        .findFirst()
                        .map(only -> new Refusal(only.getKey(), only.getValue().asText()))
                : Optional.empty();
    }

    /** The error of an API call: {@code {"__type":"…#ClientException","message":"…"}}. */
    static Refusal ofCall(String body) {
        JsonNode said = json(body);
        String type = said.path("__type").asText("ServerException");
        String text = said.path("message").asText(said.path("Message").asText());
        return new Refusal(type.substring(type.indexOf('#') + 1), text);
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }
}
