package dev.gantry.auth;

/** Why a request is not believed. Each AWS protocol family has its own code for each, see {@link Family}. */
public sealed interface Refusal {

    /** Nothing in the request says who sent it. */
    record Missing() implements Refusal {}

    /** A part of the signature is missing or cannot be read. */
    record Incomplete(String message) implements Refusal {}

    /** Nobody has this access key, or it is inactive. */
    record UnknownKey(String accessKeyId) implements Refusal {}

    /** The session token is not the key's. */
    record WrongToken() implements Refusal {}

    /** The session that the key belongs to is over. */
    record ExpiredToken() implements Refusal {}

    /** The signature is not the one of this request under this key. */
    record Mismatch(String message) implements Refusal {}

    /** The request was signed too long ago, or in the future. */
    record Skewed(String message) implements Refusal {}

    /** The time of a presigned URL is over. */
    record Expired() implements Refusal {}

    /** The body is not the one whose hash was signed. */
    record WrongPayload() implements Refusal {}

    String NO_MATCH = "The request signature we calculated does not match the signature you provided. Check your AWS "
            + "Secret Access Key and signing method. Consult the service documentation for details.";

    static RefusedException mismatch() {
        return mismatch(NO_MATCH);
    }

    static RefusedException mismatch(String message) {
        return new RefusedException(new Mismatch(message));
    }

    static RefusedException incomplete(String message) {
        return new RefusedException(new Incomplete(message));
    }
}
