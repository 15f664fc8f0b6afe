package dev.gantry.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Arrays;

/**
 * A signing key as HMAC-SHA256 begun: the digests have already seen the padded key, each use goes on with a copy. Any
 * thread may use it.
 */
final class DerivedKey {

    private static final int BLOCK = 64;

    private final MessageDigest inner = Sha256.start();
    private final MessageDigest outer = Sha256.start();

    private DerivedKey(byte[] key) {
        byte[] padded = Arrays.copyOf(key.length > BLOCK ? Sha256.of(key, 0, key.length) : key, BLOCK);
        for (int i = 0; i < BLOCK; i++) {
            padded[i] ^= 0x36;
        }
        inner.update(padded);
        for (int i = 0; i < BLOCK; i++) {
            padded[i] ^= 0x36 ^ 0x5c;
        }
        outer.update(padded);
    }

    /** The key of one day, region and service. */
    static DerivedKey of(String secret, Credential credential) {
        byte[] key = ("AWS4" + secret).getBytes(UTF_8);
        for (String part :
                new String[] {credential.date(), credential.region(), credential.service(), Credential.TERMINATOR}) {
            key = new DerivedKey(key).sign(part.getBytes(UTF_8));
        }
        return new DerivedKey(key);
    }

    byte[] sign(byte[] text) {
        MessageDigest digest = Sha256.copy(inner);
        byte[] first = digest.digest(text);
        return Sha256.copy(outer).digest(first);
    }
}
