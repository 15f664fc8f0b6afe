package dev.gantry.auth;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Signs requests with an access key, as every AWS client does: what our own agent and launcher send is verified like
 * anybody's.
 */
public final class Signer {

    private final AccessKey key;
    private final String region;
    private final String service;
    private volatile Derived derived = new Derived("", null);

    public Signer(AccessKey key, String region, String service) {
        this.key = key;
        this.region = region;
        this.service = service;
    }

    /** The signing key of one day. */
    private record Derived(String date, @Nullable DerivedKey key) {}

    /**
     * The headers to send: those given, and what the signature adds. All of them are signed, and the host, which the
     * result leaves out because HTTP clients write it themselves.
     *
     * @param host with its port, as the client will send it
     * @param headers by lower-case name
     */
    public Map<String, String> sign(Target target, String host, Map<String, String> headers, byte[] body, Instant now) {
        String time = BasicTime.format(now);
        TreeMap<String, String> signed = new TreeMap<>(headers);
        signed.put("host", host);
        signed.put("x-amz-date", time);
        key.sessionToken().ifPresent(token -> signed.put("x-amz-security-token", token));
        Credential credential = new Credential(key.id(), time.substring(0, 8), region, service);
        List<String> names = List.copyOf(signed.keySet());
        Signature blank = new Signature(credential, names, "", time, now, Optional.empty(), key.sessionToken());
        SignedRequest request = new SignedRequest(target.method(), target.path(), target.query(), lists(signed), body);
        String canonical = CanonicalRequest.hash(request, blank, Sha256.hexOf(body));
        signed.remove("host");
        signed.put(
                "authorization",
                "AWS4-HMAC-SHA256 Credential=" + key.id() + "/" + credential.scope() + ", SignedHeaders="
                        + String.join(";", names) + ", Signature="
                        + Verifier.sign(derived(credential), blank, canonical));
        return signed;
    }

    /** Where a request goes: path and query as they stand on the wire. */
    public record Target(String method, String path, String query) {}

    private DerivedKey derived(Credential credential) {
        Derived last = derived;
        DerivedKey known = last.key();
        if (known != null && last.date().equals(credential.date())) {
            return known;
        }
        DerivedKey fresh = DerivedKey.of(key.secret(), credential);
        derived = new Derived(credential.date(), fresh);
        return fresh;
    }

    private static Map<String, List<String>> lists(Map<String, String> headers) {
        return headers.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(wire(header.getValue()))));
    }

    private static String wire(String value) {
        return new String(value.getBytes(UTF_8), ISO_8859_1);
    }
}
