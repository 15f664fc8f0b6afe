package dev.gantry.auth;

/**
 * Which headers a signature must cover: the host, and every {@code x-amz-} one that is not bound by the signature
 * anyhow. Without that, a request could be pointed at another operation on its way.
 */
final class SignedHeaders {

    private SignedHeaders() {}

    static void check(SignedRequest request, Signature signature) {
        if (!signature.signedHeaders().contains("host")) {
            throw Refusal.mismatch("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
        }
        for (String name : request.headers().keySet()) {
            if (name.startsWith("x-amz-")
                    && !isBound(name)
                    && !signature.signedHeaders().contains(name)) {
                throw Refusal.mismatch("There were headers present in the request which were not signed: " + name);
            }
        }
    }

    /** The time stands in the string to sign, the payload's hash in the canonical request. */
    private static boolean isBound(String name) {
        return name.equals("x-amz-date") || name.equals("x-amz-content-sha256");
    }
}
