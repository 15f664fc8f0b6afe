package dev.gantry.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Requests that the tests verify, and the key that signed them. */
final class Requests {

    static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    static final Instant BOTOCORE_TIME = Instant.parse("2026-03-04T05:06:07Z");

    private Requests() {}

    /** A case of botocore.json. */
    record Case(String name, SignedRequest request, Optional<String> token) {

        Verifier verifier() {
            AccessKey key = new AccessKey("AKIDEXAMPLE", SECRET, token, Optional.empty());
            return new Verifier(id -> id.equals(key.id()) ? Optional.of(key) : Optional.empty());
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> byBotocore() {
        try (InputStream json = Requests.class.getResourceAsStream("/botocore.json")) {
            List<Case> cases = new ArrayList<>();
            new ObjectMapper().readTree(json).forEach(node -> cases.add(read(node)));
            return cases.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Case read(JsonNode node) {
        Map<String, List<String>> headers = new HashMap<>();
        node.get("headers")
                .properties()
                .forEach(header ->
                        headers.put(header.getKey(), List.of(header.getValue().asText())));
        return new Case(
                node.get("name").asText(),
                new SignedRequest(
                        node.get("method").asText(),
                        node.get("path").asText(),
                        node.get("query").asText(),
                        headers,
                        node.get("body").asText().getBytes(UTF_8)),
                Optional.ofNullable(node.get("token").textValue()));
    }

    /** A request with headers given as {@code name:value}. */
    static SignedRequest of(String method, String target, byte[] body, String... headers) {
        Map<String, List<String>> map = new HashMap<>();
        for (String header : headers) {
            int colon = header.indexOf(':');
            map.computeIfAbsent(header.substring(0, colon), _ -> new ArrayList<>())
                    .add(header.substring(colon + 1));
        }
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        return new SignedRequest(method, path, mark < 0 ? "" : target.substring(mark + 1), map, body);
    }

    static Verifier verifier(AccessKey... keys) {
        return new Verifier(
                id -> Stream.of(keys).filter(key -> key.id().equals(id)).findFirst());
    }
}
