package dev.gantry.auth;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Any byte of what was signed, changed on its way, must be noticed. */
class TamperingTest {

    private static final int TRIES_PER_BYTE = 8;

    @ParameterizedTest
    @MethodSource("dev.gantry.auth.Requests#byBotocore")
    void refuses_every_changed_byte(Requests.Case signed) {
        Verifier verifier = signed.verifier();
        assertThatCode(() -> verifier.verify(signed.request(), Requests.BOTOCORE_TIME))
                .doesNotThrowAnyException();
        Random random = new Random(signed.name().hashCode());

        List<SignedRequest> changed = changes(signed.request(), random);

        assertThat(changed).hasSizeGreaterThan(1_000);
        assertThat(changed.stream()
                        .filter(request -> verifies(verifier, request))
                        .limit(3))
                .isEmpty();
    }

    private static boolean verifies(Verifier verifier, SignedRequest request) {
        try {
            verifier.verify(request, Requests.BOTOCORE_TIME);
            return true;
        } catch (RefusedException e) {
            return false;
        }
    }

    private static List<SignedRequest> changes(SignedRequest from, Random random) {
        List<SignedRequest> changes = new ArrayList<>();
        variants(from.method(), random).forEach(method -> changes.add(with(from, method, from.path(), from.query())));
        variants(from.path(), random).stream()
                .filter(path -> !samePath(path, from))
                .forEach(path -> changes.add(with(from, from.method(), path, from.query())));
        variants(from.query(), random).stream()
                .filter(query -> !sameText(query, from.query()))
                .forEach(query -> changes.add(with(from, from.method(), from.path(), query)));
        signedHeaders(from)
                .forEach(name -> variants(from.firstHeader(name), random).stream()
                        .filter(value -> !folded(value).equals(folded(from.firstHeader(name))))
                        .forEach(value -> changes.add(withHeader(from, name, value))));
        variants(new String(from.body(), UTF_8), random)
                .forEach(body -> changes.add(new SignedRequest(
                        from.method(), from.path(), from.query(), from.headers(), body.getBytes(ISO_8859_1))));
        changes.add(withHeader(from, "x-amz-added", "x"));
        return changes;
    }

    /** The signed headers, and the one that holds key, date, region, service and signature. */
    private static List<String> signedHeaders(SignedRequest request) {
        List<String> names = new ArrayList<>(SignatureReader.read(request).signedHeaders());
        if (!request.header("authorization").isEmpty()) {
            names.add("authorization");
        }
        return names;
    }

    private static List<String> variants(String text, Random random) {
        List<String> variants = new ArrayList<>();
        for (int at = 0; at < text.length(); at++) {
            for (int i = 0; i < TRIES_PER_BYTE; i++) {
                char other = (char) (' ' + random.nextInt(95));
                if (other != text.charAt(at)) {
                    variants.add(text.substring(0, at) + other + text.substring(at + 1));
                }
            }
            variants.add(text.substring(0, at) + text.substring(at + 1));
        }
        return variants;
    }

    /** Not a change: the case of a hexadecimal digit, an escaped letter, an empty parameter, the end of the agent's +. */
    private static boolean sameText(String one, String other) {
        try {
            return parameters(one).equals(parameters(other));
        } catch (RefusedException e) {
            return false;
        }
    }

    /** Not a change: what normalisation makes equal; S3 takes paths as they are. */
    private static boolean samePath(String path, SignedRequest from) {
        try {
            return from.headers().containsKey("x-amz-content-sha256")
                            || from.query().contains("%2Fs3%2F")
                    ? Arrays.equals(UriText.decode(path, false), UriText.decode(from.path(), false))
                    : normal(path).equals(normal(from.path()));
        } catch (RefusedException | IllegalArgumentException e) {
            return false;
        }
    }

    private static String normal(String path) {
        return Path.of(path).normalize() + (path.endsWith("/") ? "/" : "");
    }

    private static List<String> parameters(String text) {
        return Arrays.stream(text.split("&"))
                .filter(part -> !part.isEmpty())
                .map(part -> part.contains("=") ? part : part + "=")
                .map(part -> new String(UriText.decode(part, true), UTF_8))
                .sorted()
                .toList();
    }

    private static String folded(String value) {
        return value.strip().replaceAll("\\s+", " ").replace(", ", ",").replaceAll(" ?([=,]) ?", "$1");
    }

    private static SignedRequest with(SignedRequest from, String method, String path, String query) {
        return new SignedRequest(method, path, query, from.headers(), from.body());
    }

    private static SignedRequest withHeader(SignedRequest from, String name, String value) {
        Map<String, List<String>> headers = new HashMap<>(from.headers());
        headers.put(name, List.of(value));
        return new SignedRequest(from.method(), from.path(), from.query(), headers, from.body());
    }
}
