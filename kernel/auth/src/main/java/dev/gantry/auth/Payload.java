package dev.gantry.auth;

import java.util.List;
import java.util.Map;

/**
 * The forms in which a body takes part in a signature.
 *
 * @param hash what stands in the canonical request
 */
record Payload(Form form, String hash) {

    private static final String UNSIGNED = "UNSIGNED-PAYLOAD";

    /** How the body is bound to the hash. */
    enum Form {
        /** The hash was computed here. */
        COMPUTED,
        /** The client says what the hash is. */
        DECLARED,
        UNSIGNED,
        STREAMED
    }

    static Payload of(SignedRequest request, Signature signature) {
        List<String> declared = request.header("x-amz-content-sha256");
        if (declared.size() > 1) {
            throw Refusal.incomplete("X-Amz-Content-SHA256 header must be given once.");
        }
        if (declared.isEmpty()) {
            boolean unsigned = signature.credential().isS3() && signature.isPresigned();
            return unsigned
                    ? new Payload(Form.UNSIGNED, UNSIGNED)
                    : new Payload(Form.COMPUTED, Sha256.hexOf(request.body()));
        }
        return declared(declared.getFirst(), signature);
    }

    private static Payload declared(String hash, Signature signature) {
        if (Hex.isSha256(hash)) {
            return new Payload(Form.DECLARED, hash);
        }
        if (signature.credential().isS3() && hash.equals(UNSIGNED)) {
            return new Payload(Form.UNSIGNED, hash);
        }
        if (signature.credential().isS3() && ChunkedBody.isForm(hash)) {
            return new Payload(Form.STREAMED, hash);
        }
        throw new RefusedException(new Refusal.WrongPayload());
    }

    /** The body of a request whose signature is right, if it is the one that was signed. */
    Accepted open(SignedRequest request, Signature signature, AccessKey key, DerivedKey derived) {
        if (form == Form.STREAMED) {
            return ChunkedBody.open(request, signature, key, derived, hash);
        }
        if (form == Form.DECLARED && !Verifier.same(Sha256.hexOf(request.body()), hash)) {
            throw new RefusedException(new Refusal.WrongPayload());
        }
        return new Accepted(signature, key, request.body(), Map.of());
    }
}
