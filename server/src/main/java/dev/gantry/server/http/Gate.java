package dev.gantry.server.http;

import dev.gantry.auth.Accepted;
import dev.gantry.auth.AccessKey;
import dev.gantry.auth.AccessKeys;
import dev.gantry.auth.Credential;
import dev.gantry.auth.Refusal;
import dev.gantry.auth.RefusedException;
import dev.gantry.auth.SignatureReader;
import dev.gantry.auth.SignedRequest;
import dev.gantry.auth.Verifier;
import dev.gantry.iam.Credentials;
import dev.gantry.iam.IssuedKeys;
import dev.gantry.iam.Principal;
import dev.gantry.value.Caller;
import dev.gantry.value.Scope;
import dev.gantry.wire.HttpRequest;
import java.time.InstantSource;
import java.util.Optional;

/** Decides who is calling. Nothing else is answered before. */
public interface Gate {

    /** The caller and the payload of a request, or a {@link RefusedException}. */
    Admitted admit(HttpRequest request);

    /** Who calls, and the body without the framing of a streamed one. */
    record Admitted(Caller caller, Credential credential, byte[] body) {}

    /** Verifies every signature. */
    static Gate enforced(IssuedKeys keys, InstantSource clock) {
        AccessKeys found = id -> keys.find(id).map(Gate::key);
        Verifier verifier = new Verifier(found);
        return request -> {
            Accepted accepted = verifier.verify(signed(request), clock.instant());
            Credentials credentials = keys.find(accepted.key().id())
                    .orElseThrow(() -> new RefusedException(
                            new Refusal.UnknownKey(accepted.key().id())));
            Credential credential = accepted.credential();
            return new Admitted(caller(credentials.principal(), credential), credential, accepted.body());
        };
    }

    /** Believes any well-formed credentials; an access key id of twelve digits names its account. */
    static Gate open(IssuedKeys keys, String account) {
        return request -> {
            Credential credential = SignatureReader.read(signed(request)).credential();
            String id = credential.accessKeyId();
            Principal principal = keys.find(id)
                    .map(Credentials::principal)
                    .orElseGet(() -> Principal.root(id.matches("\\d{12}") ? id : account));
            return new Admitted(caller(principal, credential), credential, request.body());
        };
    }

    /** The service that the credentials of a request are for, if it has any. */
    static Optional<String> signingName(HttpRequest request) {
        return SignatureReader.credential(signed(request)).map(Credential::service);
    }

    private static SignedRequest signed(HttpRequest request) {
        return new SignedRequest(request.method(), request.path(), request.query(), request.headers(), request.body());
    }

    private static AccessKey key(Credentials credentials) {
        return new AccessKey(
                credentials.accessKeyId(),
                credentials.secretAccessKey(),
                credentials.sessionToken(),
                credentials.expires());
    }

    private static Caller caller(Principal principal, Credential credential) {
        Scope scope = new Scope(principal.account(), credential.region());
        return new Caller(scope, principal.arn(), principal.userId(), credential.accessKeyId());
    }
}
