package dev.gantry.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what a request claims about its signer, in the Authorization header or in the query of a presigned URL. */
public final class SignatureReader {

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final List<String> PARTS = List.of("Credential", "Signature", "SignedHeaders");
    private static final long WEEK = 604_800;

    private SignatureReader() {}

    /** The claim, unverified; refuses requests without one and with one that cannot be read. */
    public static Signature read(SignedRequest request) {
        List<String> authorization = request.header("authorization");
        if (authorization.size() == 1) {
            return fromHeader(request, authorization.getFirst());
        }
        if (!authorization.isEmpty()) {
            throw Refusal.incomplete("Authorization header must be given once.");
        }
        if (request.query().contains("X-Amz-Algorithm=")) {
            return fromQuery(parameters(request.query()));
        }
        throw new RefusedException(new Refusal.Missing());
    }

    /** The access key, region and service that the request names, if it names any. Never refuses. */
    public static Optional<Credential> credential(SignedRequest request) {
        try {
            return Optional.of(read(request).credential());
        } catch (RefusedException e) {
            return Optional.empty();
        }
    }

    private static Signature fromHeader(SignedRequest request, String header) {
        if (!header.startsWith(ALGORITHM + " ")) {
            throw Refusal.incomplete("Unsupported AWS 'algorithm': '" + header.split(" ", 2)[0] + "'.");
        }
        Map<String, String> parts = parts(header.substring(ALGORITHM.length()));
        String timestamp = timestamp(request);
        StringBuilder missing = new StringBuilder();
        for (String name : PARTS) {
            if (parts.getOrDefault(name, "").isEmpty()) {
                missing.append("Authorization header requires '").append(name).append("' parameter. ");
            }
        }
        if (timestamp.isEmpty()) {
            missing.append("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ");
        }
        if (!missing.isEmpty()) {
            throw Refusal.incomplete(missing + "Authorization=" + ALGORITHM);
        }
        return signature(parts, timestamp, Optional.empty(), token(request.firstHeader("x-amz-security-token")));
    }

    private static Signature fromQuery(Map<String, String> query) {
        if (!ALGORITHM.equals(query.get("X-Amz-Algorithm"))) {
            throw Refusal.incomplete("Unsupported AWS 'algorithm': '" + query.get("X-Amz-Algorithm") + "'.");
        }
        for (String name : List.of("Credential", "Signature", "SignedHeaders", "Date")) {
            if (query.getOrDefault("X-Amz-" + name, "").isEmpty()) {
                throw Refusal.incomplete("AWS query-string parameters must include 'X-Amz-" + name + "'.");
            }
        }
        Map<String, String> parts = Map.of(
                "Credential", query.getOrDefault("X-Amz-Credential", ""),
                "SignedHeaders", query.getOrDefault("X-Amz-SignedHeaders", ""),
                "Signature", query.getOrDefault("X-Amz-Signature", ""));
        return signature(
                parts,
                query.getOrDefault("X-Amz-Date", ""),
                Optional.of(validity(query.getOrDefault("X-Amz-Expires", ""))),
                token(query.getOrDefault("X-Amz-Security-Token", "")));
    }

    private static Signature signature(
            Map<String, String> parts, String timestamp, Optional<Duration> validFor, Optional<String> token) {
        return new Signature(
                Credential.parse(parts.getOrDefault("Credential", "")),
                List.of(parts.getOrDefault("SignedHeaders", "").split(";")),
                parts.getOrDefault("Signature", ""),
                timestamp,
                BasicTime.parse(timestamp),
                validFor,
                token);
    }

    private static Map<String, String> parts(String text) {
        Map<String, String> parts = HashMap.newHashMap(3);
        for (String part : text.split(",", -1)) {
            int equals = part.indexOf('=');
            String name = equals < 0 ? "" : part.substring(0, equals).trim();
            if (parts.put(name, part.substring(equals + 1).trim()) != null) {
                throw Refusal.incomplete("Authorization header repeats '" + name + "'.");
            }
        }
        if (!PARTS.containsAll(parts.keySet())) {
            throw Refusal.incomplete(
                    "Invalid key=value pair (missing equal-sign) in Authorization header: '" + text.trim() + "'.");
        }
        return parts;
    }

    private static String timestamp(SignedRequest request) {
        List<String> dates = request.header("x-amz-date");
        if (dates.size() > 1) {
            throw Refusal.incomplete("X-Amz-Date header must be given once.");
        }
        String date = request.firstHeader("date");
        return dates.isEmpty() ? (date.isEmpty() ? "" : BasicTime.fromDateHeader(date)) : dates.getFirst();
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            if (parameters.put(name, value) != null && name.startsWith("X-Amz-")) {
                throw Refusal.incomplete("AWS query-string parameter '" + name + "' must be given once.");
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        return new String(UriText.decode(text, true), UTF_8);
    }

    private static Duration validity(String text) {
        boolean number = !text.isEmpty() && text.length() < 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        long seconds = number ? Long.parseLong(text) : -1;
        if (seconds < 1 || seconds > WEEK) {
            throw Refusal.incomplete(
                    seconds > WEEK
                            ? "X-Amz-Expires must be less than a week (in seconds) i.e., the given X-Amz-Expires must be less than 604800 seconds"
                            : "X-Amz-Expires should be a number");
        }
        return Duration.ofSeconds(seconds);
    }

    private static Optional<String> token(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
