package dev.gantry.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Seals the secrets in rows with a key that is in a file of its own: a stolen database tells none of them. */
public final class Seal {

    private static final String VERSION = "s1:";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom chance = new SecureRandom();

    private Seal(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /** Reads the key file, and makes it with a new key if it is not there. Nobody else may be able to read it. */
    public static Seal open(Path file) {
        try {
            if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
                create(file);
            }
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            permissions.removeAll(PosixFilePermissions.fromString("rwx------"));
            byte[] key = Files.readAllBytes(file);
            if (key.length != KEY_BYTES || !permissions.isEmpty()) {
                throw new IllegalStateException(
                        file + " must hold a key of " + KEY_BYTES + " bytes and be readable by its owner only.");
            }
            return new Seal(key);
        } catch (IOException unusable) {
            throw new UncheckedIOException("The key file " + file + " cannot be used", unusable);
        }
    }

    /** Written aside first: a key file is whole or not there. */
    private static void create(Path file) throws IOException {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        Path folder = file.toAbsolutePath().getParent();
        Path aside = Files.createTempFile(
                folder,
                "key",
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(aside, key);
        try {
            Files.createLink(file, aside);
        } catch (FileAlreadyExistsException madeMeanwhile) {
            return;
        } finally {
            Files.delete(aside);
        }
    }

    /** The secret as text that only {@link #open(String)} understands, and never the same twice. */
    public String seal(String secret) {
        byte[] nonce = new byte[NONCE_BYTES];
        chance.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, secret.getBytes(StandardCharsets.UTF_8));
        byte[] both = ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
        return VERSION + Base64.getEncoder().withoutPadding().encodeToString(both);
    }

    /** The secret that was sealed. */
    public String open(String sealed) {
        if (!sealed.startsWith(VERSION)) {
            throw new IllegalArgumentException("This text was not sealed.");
        }
        ByteBuffer both = ByteBuffer.wrap(Base64.getDecoder().decode(sealed.substring(VERSION.length())));
        byte[] nonce = new byte[NONCE_BYTES];
        byte[] rest = new byte[Math.max(0, both.remaining() - NONCE_BYTES)];
        if (rest.length * Byte.SIZE < TAG_BITS) {
            throw new IllegalArgumentException("This sealed text is cut off.");
        }
        both.get(nonce).get(rest);
        return new String(run(Cipher.DECRYPT_MODE, nonce, rest), StandardCharsets.UTF_8);
    }

    private byte[] run(int mode, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException mistake) {
            throw new IllegalArgumentException("This text was sealed with another key, or changed since.", mistake);
        }
    }
}
