package dev.gantry.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as AWS' clients do, written from AWS' description alone. */
record SigV4(String keyId, String secret, String service) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    static SigV4 of(PackagedServer server, String service) {
        return new SigV4(server.accessKeyId(), server.secretAccessKey(), service);
    }

    /** The headers given, and the date and the signature over them and over the host. */
    Map<String, String> headers(Request request, Instant now) {
        String date = TIME.format(now);
        TreeMap<String, String> signed = new TreeMap<>(request.headers());
        signed.put("host", request.host());
        signed.put("x-amz-date", date);
        String names = String.join(";", signed.keySet());
        String canonical = request.method() + "\n/" + request.path() + "\n" + query(request.query()) + "\n"
                + signed.entrySet().stream()
                        .map(header -> header.getKey() + ":" + header.getValue().strip() + "\n")
                        .collect(Collectors.joining())
                + "\n" + names + "\n" + hex(sha256(request.body()));
        String scope = date.substring(0, 8) + "/us-east-1/" + service + "/aws4_request";
        String toSign = "AWS4-HMAC-SHA256\n" + date + "\n" + scope + "\n" + hex(sha256(canonical.getBytes(UTF_8)));
        byte[] key = ("AWS4" + secret).getBytes(UTF_8);
        for (String part : scope.split("/", -1)) {
            key = hmac(key, part);
        }
        TreeMap<String, String> headers = new TreeMap<>(request.headers());
        headers.put("x-amz-date", date);
        headers.put(
                "authorization",
                "AWS4-HMAC-SHA256 Credential=" + keyId + "/" + scope + ", SignedHeaders=" + names + ", Signature="
                        + hex(hmac(key, toSign)));
        return headers;
    }

    /** What is signed: a path without its first slash, headers with lower-case names. */
    record Request(String method, String host, String path, String query, Map<String, String> headers, byte[] body) {}

    /** Sorted and encoded anew; a plus is a space. */
    private static String query(String raw) {
        return Arrays.stream(raw.split("&"))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> pair.split("=", 2))
                .map(pair -> encode(pair[0]) + "=" + encode(pair[1]))
                .sorted()
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(URLDecoder.decode(text, UTF_8), UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
