package dev.gantry.auth;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 digests. A clone of a fresh digest spares the look-up of the provider, and needs no pool. */
final class Sha256 {

    /** The hash of nothing. */
    static final String EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private static final MessageDigest FRESH = fresh();

    private Sha256() {}

    static MessageDigest start() {
        return copy(FRESH);
    }

    /** Another digest that has seen the same bytes. */
    static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] of(byte[] bytes, int from, int length) {
        MessageDigest digest = start();
        digest.update(bytes, from, length);
        return digest.digest();
    }

    static String hexOf(byte[] bytes) {
        return bytes.length == 0 ? EMPTY : Hex.of(of(bytes, 0, bytes.length));
    }

    private static MessageDigest fresh() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
