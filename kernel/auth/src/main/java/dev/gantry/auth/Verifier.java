package dev.gantry.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Decides whether a request was signed with the secret of the access key that it names. Any thread may ask. */
public final class Verifier {

    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final Duration S3_SKEW = Duration.ofMinutes(15);

    private final AccessKeys keys;
    private final DerivedKeys derivedKeys = new DerivedKeys();

    public Verifier(AccessKeys keys) {
        this.keys = keys;
    }

    /** Throws {@link RefusedException} unless the signature is the request's own, by a valid key, in time. */
    public Accepted verify(SignedRequest request, Instant now) {
        Signature signature = SignatureReader.read(request);
        Credential credential = signature.credential();
        AccessKey key = keys.find(credential.accessKeyId())
                .orElseThrow(() -> new RefusedException(new Refusal.UnknownKey(credential.accessKeyId())));
        checkSession(signature, key, now);
        checkTime(signature, now);
        SignedHeaders.check(request, signature);
        DerivedKey derived = derivedKeys.get(key.secret(), credential);
        Payload payload = Payload.of(request, signature);
        String canonical = CanonicalRequest.hash(request, signature, payload.hash());
        if (!same(sign(derived, signature, canonical), signature.value())) {
            throw Refusal.mismatch();
        }
        derivedKeys.keep(key.secret(), credential, derived);
        return payload.open(request, signature, key, derived);
    }

    static String sign(DerivedKey key, Signature signature, String canonicalHash) {
        String text = "AWS4-HMAC-SHA256\n" + signature.timestamp() + "\n"
                + signature.credential().scope() + "\n" + canonicalHash;
        return Hex.of(key.sign(text.getBytes(UTF_8)));
    }

    private static void checkSession(Signature signature, AccessKey key, Instant now) {
        if (!sameToken(signature.token(), key.sessionToken())) {
            throw new RefusedException(new Refusal.WrongToken());
        }
        if (key.expires().isPresent() && !now.isBefore(key.expires().get())) {
            throw new RefusedException(new Refusal.ExpiredToken());
        }
    }

    private static boolean sameToken(Optional<String> sent, Optional<String> issued) {
        return sent.isPresent() == issued.isPresent() && same(issued.orElse(""), sent.orElse(""));
    }

    /** Takes as long for a wrong text as for a right one. */
    static boolean same(String expected, String actual) {
        return MessageDigest.isEqual(expected.getBytes(UTF_8), actual.getBytes(UTF_8));
    }

    private static void checkTime(Signature signature, Instant now) {
        Credential credential = signature.credential();
        if (!signature.timestamp().startsWith(credential.date())
                || credential.date().length() != 8) {
            throw Refusal.mismatch(
                    "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '"
                            + credential.date() + "' != '"
                            + signature.timestamp().substring(0, 8) + "', from '"
                            + signature.timestamp() + "'.");
        }
        Duration skew = credential.isS3() ? S3_SKEW : SKEW;
        if (signature.time().isAfter(now.plus(skew))) {
            throw notYetCurrent(signature, now, skew);
        }
        if (signature.isPresigned()) {
            checkValidity(signature, now);
        } else if (signature.time().isBefore(now.minus(skew))) {
            throw expired(signature, now, skew);
        }
    }

    private static void checkValidity(Signature signature, Instant now) {
        if (now.isAfter(signature.time().plus(signature.validFor().orElse(Duration.ZERO)))) {
            throw new RefusedException(new Refusal.Expired());
        }
    }

    private static RefusedException expired(Signature signature, Instant now, Duration skew) {
        return new RefusedException(new Refusal.Skewed("Signature expired: " + signature.timestamp()
                + " is now earlier than " + BasicTime.format(now.minus(skew)) + " (" + BasicTime.format(now) + " - "
                + skew.toMinutes() + " min.)"));
    }

    private static RefusedException notYetCurrent(Signature signature, Instant now, Duration skew) {
        return new RefusedException(new Refusal.Skewed("Signature not yet current: " + signature.timestamp()
                + " is still later than " + BasicTime.format(now.plus(skew)) + " (" + BasicTime.format(now) + " + "
                + skew.toMinutes() + " min.)"));
    }
}
