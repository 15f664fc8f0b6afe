package dev.gantry.agent.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What a container is told: a status and JSON. */
record Answer(int status, byte[] body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Answer of(JsonNode document) {
        return of(200, document);
    }

    static Answer of(int status, JsonNode document) {
        try {
            return new Answer(status, JSON.writeValueAsBytes(document));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Errors of metadata are a JSON string. */
    static Answer text(int status, String message) {
        return of(status, JSON.getNodeFactory().textNode(message));
    }

    String text() {
        return new String(body, UTF_8);
    }
}
