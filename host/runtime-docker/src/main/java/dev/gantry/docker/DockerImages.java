package dev.gantry.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import dev.gantry.agent.runtime.Image;
import dev.gantry.agent.runtime.ImageRequest;
import dev.gantry.agent.runtime.ImageRequest.RegistryAccount;
import dev.gantry.agent.runtime.RuntimeFailure;
import dev.gantry.agent.runtime.RuntimeFailure.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The engine's images. What was seen a moment ago is not asked for again. */
final class DockerImages {

    private static final Duration MOMENT = Duration.ofSeconds(10);
    private static final Set<String> FINAL_WORDS = Set.of(
            "manifest unknown",
            "not found",
            "pull access denied",
            "repository does not exist",
            "invalid reference",
            "no matching manifest");

    private final EngineApi engine;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    private record Seen(Image image, Instant at) {}

    DockerImages(EngineApi engine) {
        this.engine = engine;
    }

    Optional<Image> find(String name) {
        Seen known = seen.get(name);
        if (known != null && known.at().plus(MOMENT).isAfter(Instant.now())) {
            return Optional.of(known.image());
        }
        try {
            Image image = image(name, engine.read("/images/" + name + "/json"));
            seen.put(name, new Seen(image, Instant.now()));
            return Optional.of(image);
        } catch (EngineError error) {
            if (error.isMissing()) {
                return Optional.empty();
            }
            throw RuntimeFailure.of(Kind.CANNOT_INSPECT, error.detail());
        }
    }

    void remove(String name) {
        forget(name);
        try {
            engine.delete("/images/" + name);
        } catch (EngineError error) {
            if (!error.isMissing()) {
                throw RuntimeFailure.of(Kind.CANNOT_REMOVE_IMAGE, error.detail());
            }
        }
    }

    void forget(String name) {
        seen.remove(name);
    }

    private static Image image(String name, JsonNode read) {
        Set<String> names = new HashSet<>();
        read.path("Config")
                .path("Env")
                .forEach(variable -> names.add(variable.asText().split("=", 2)[0]));
        return new Image(read.path("Id").asText(), digest(name, read.path("RepoDigests")), Set.copyOf(names));
    }

    /** The digest under the repository that the image was asked for by. */
    private static String digest(String name, JsonNode digests) {
        String repository = repository(name);
        for (JsonNode digest : digests) {
            String[] parts = digest.asText().split("@", 2);
            if (parts.length == 2 && parts[0].equals(repository)) {
                return parts[1];
            }
        }
        return "";
    }

    /** The name without tag and digest; a port of the registry is no tag. */
    private static String repository(String name) {
        String plain = name.split("@", 2)[0];
        int colon = plain.lastIndexOf(':');
        return colon > plain.lastIndexOf('/') ? plain.substring(0, colon) : plain;
    }

    Image pull(ImageRequest request) {
        forget(request.name());
        String name = request.name();
        boolean tagged = name.contains("@") || !repository(name).equals(name);
        String path = "/images/create?fromImage=" + EngineApi.encoded(name) + (tagged ? "" : "&tag=latest");
        try (Response response = engine.open(path, headers(request), null);
                MappingIterator<JsonNode> progress =
                        EngineApi.JSON.readerFor(JsonNode.class).readValues(response.getBody())) {
            while (progress.hasNextValue()) {
                JsonNode line = progress.nextValue();
                if (line.has("error")) {
                    throw failure(
                            "Error response from daemon: " + line.path("error").asText());
                }
            }
        } catch (EngineError error) {
            throw failure(error.detail());
        } catch (IOException e) {
            throw RuntimeFailure.passing(Kind.CANNOT_PULL, "the pull was interrupted: " + e.getMessage());
        }
        return find(name).orElseThrow(() -> failure("the image is not here after its pull"));
    }

    private static Map<String, String> headers(ImageRequest request) {
        return request.account().map(DockerImages::authorization).orElse(Map.of());
    }

    private static Map<String, String> authorization(RegistryAccount account) {
        ObjectNode auth = EngineApi.JSON.createObjectNode();
        auth.put("username", account.username()).put("password", account.password());
        auth.put("serveraddress", account.server());
        byte[] json = auth.toString().getBytes(StandardCharsets.UTF_8);
        return Map.of("X-Registry-Auth", Base64.getUrlEncoder().encodeToString(json));
    }

    /** A registry that says no is not asked again; one that does not answer is. */
    private static RuntimeFailure failure(String detail) {
        if (detail.contains("unauthorized") || detail.contains("no basic auth credentials")) {
            return RuntimeFailure.of(Kind.CANNOT_PULL_AUTH, detail);
        }
        return FINAL_WORDS.stream().anyMatch(detail::contains)
                ? RuntimeFailure.of(Kind.CANNOT_PULL, detail)
                : RuntimeFailure.passing(Kind.CANNOT_PULL, detail);
    }
}
