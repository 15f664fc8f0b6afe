package dev.gantry.auth;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** A body of signed chunks, as SDKs stream it to S3. Source: "Signature calculations: multiple chunks", with trailers. */
final class ChunkedBody {

    private static final String SIGNED = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
    private static final String SIGNED_TRAILER = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER";
    private static final String UNSIGNED_TRAILER = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";

    private final byte[] raw;
    private final Signature signature;
    private final DerivedKey key;
    private final boolean signed;
    private final ByteArrayOutputStream decoded = new ByteArrayOutputStream();
    private String previous;
    private int at;

    private ChunkedBody(byte[] raw, Signature signature, DerivedKey key, boolean signed) {
        this.raw = raw;
        this.signature = signature;
        this.key = key;
        this.signed = signed;
        this.previous = signature.value();
    }

    static boolean isForm(String declared) {
        return declared.equals(SIGNED) || declared.equals(SIGNED_TRAILER) || declared.equals(UNSIGNED_TRAILER);
    }

    static Accepted open(
            SignedRequest request, Signature signature, AccessKey key, DerivedKey derived, String declared) {
        ChunkedBody body = new ChunkedBody(request.body(), signature, derived, !declared.equals(UNSIGNED_TRAILER));
        body.readChunks();
        Map<String, String> trailers = declared.equals(SIGNED) ? body.readEnd() : body.readTrailers();
        String length = request.firstHeader("x-amz-decoded-content-length");
        if (body.at != body.raw.length || !length.equals(Integer.toString(body.decoded.size()))) {
            throw broken();
        }
        return new Accepted(signature, key, body.decoded.toByteArray(), trailers);
    }

    private void readChunks() {
        int size;
        do {
            String head = line();
            int semicolon = head.indexOf(';');
            size = size(semicolon < 0 ? head : head.substring(0, semicolon));
            if (size > raw.length - at) {
                throw broken();
            }
            if (signed) {
                checkChunk(semicolon < 0 ? "" : head.substring(semicolon + 1), size);
            }
            decoded.write(raw, at, size);
            at += size;
        } while (size > 0 && endOfLine());
    }

    private void checkChunk(String extension, int size) {
        String claimed = extension.startsWith("chunk-signature=") ? extension.substring(16) : "";
        String text = "AWS4-HMAC-SHA256-PAYLOAD\n" + signature.timestamp() + "\n"
                + signature.credential().scope() + "\n" + previous + "\n" + Sha256.EMPTY + "\n"
                + Hex.of(Sha256.of(raw, at, size));
        check(text, claimed);
    }

    private void check(String text, String claimed) {
        String expected = Hex.of(key.sign(text.getBytes(UTF_8)));
        if (!Verifier.same(expected, claimed)) {
            throw Refusal.mismatch();
        }
        previous = expected;
    }

    private Map<String, String> readEnd() {
        endOfLine();
        return Map.of();
    }

    /** {@code name:value} lines up to an empty one; the last names the signature of the others. */
    private Map<String, String> readTrailers() {
        Map<String, String> trailers = new LinkedHashMap<>();
        ByteText canonical = new ByteText();
        String claimed = "";
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw broken();
            }
            String name = line.substring(0, colon);
            String value = line.substring(colon + 1).strip();
            if (name.equals("x-amz-trailer-signature")) {
                claimed = value;
            } else {
                trailers.put(name, value);
                canonical.add(name).add(':').add(value).add('\n');
            }
        }
        if (signed) {
            check(
                    "AWS4-HMAC-SHA256-TRAILER\n" + signature.timestamp() + "\n"
                            + signature.credential().scope() + "\n" + previous + "\n" + Hex.of(canonical.sha256()),
                    claimed);
        }
        return Map.copyOf(trailers);
    }

    /** The text up to the next line end. Some clients end a trailer with a bare line feed. */
    private String line() {
        int from = at;
        while (at < raw.length && raw[at] != '\n') {
            at++;
        }
        if (at == raw.length) {
            throw broken();
        }
        int to = at > from && raw[at - 1] == '\r' ? at - 1 : at;
        at++;
        return new String(raw, from, to - from, ISO_8859_1);
    }

    private boolean endOfLine() {
        if (!line().isEmpty()) {
            throw broken();
        }
        return true;
    }

    private static int size(String digits) {
        if (digits.isEmpty() || digits.length() > 7 || digits.chars().anyMatch(c -> Hex.digit(c) < 0)) {
            throw broken();
        }
        return Integer.parseInt(digits, 16);
    }

    private static RefusedException broken() {
        return new RefusedException(new Refusal.WrongPayload());
    }
}
