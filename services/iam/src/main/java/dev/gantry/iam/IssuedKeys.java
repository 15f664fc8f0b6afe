package dev.gantry.iam;

import dev.gantry.iam.AccessKey.Status;
import dev.gantry.kernel.Engine;
import dev.gantry.kernel.Seal;
import dev.gantry.kernel.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Issues access keys, and opens them for whoever verifies signatures. */
public final class IssuedKeys {

    private static final int OPEN_LIMIT = 10_000;

    private final Engine engine;
    private final Seal seal;
    private final Secrets secrets = new Secrets();
    private final Map<String, Credentials> opened = new ConcurrentHashMap<>();

    public IssuedKeys(Engine engine, Seal seal) {
        this.engine = engine;
        this.seal = seal;
    }

    /** The active key of this id. */
    public Optional<Credentials> find(String accessKeyId) {
        return engine.view()
                .find(AccessKeys.TABLE, accessKeyId)
                .filter(AccessKey::isActive)
                .map(this::open);
    }

    /** The root key of an account: made when it is first asked for, the same ever after. */
    public Credentials root(String account) {
        return of(Principal.root(account));
    }

    /** The lasting key of a principal: made when it is first asked for, the same ever after. */
    public Credentials of(Principal principal) {
        Credentials fresh = permanent(principal);
        AccessKey kept = engine.submit(tx -> tx.by(AccessKeys.BY_PRINCIPAL, principal.arn()).stream()
                .filter(AccessKey::isActive)
                .filter(key -> key.expires().isEmpty())
                .findFirst()
                .orElseGet(() -> keep(fresh, tx)));
        return open(kept);
    }

    /** A key without an end, for an agent or an instance that runs beside this server. */
    public Credentials issue(Principal principal) {
        Credentials fresh = permanent(principal);
        engine.submit(tx -> keep(fresh, tx));
        return fresh;
    }

    /** A key that ends by itself, and needs its session token. */
    public Credentials issueSession(Principal principal, Duration lifetime) {
        return engine.submit(tx -> {
            Credentials fresh = new Credentials(
                    secrets.keyId("ASIA"),
                    secrets.secret(),
                    Optional.of(secrets.token()),
                    Optional.of(tx.now().plus(lifetime)),
                    principal);
            keep(fresh, tx);
            return fresh;
        });
    }

    /** The key signs nothing from now on. */
    public void revoke(String accessKeyId) {
        engine.execute(tx -> tx.delete(AccessKeys.TABLE, accessKeyId));
    }

    private Credentials permanent(Principal principal) {
        return new Credentials(secrets.keyId("AKIA"), secrets.secret(), Optional.empty(), Optional.empty(), principal);
    }

    private AccessKey keep(Credentials fresh, Tx tx) {
        Instant now = tx.now();
        AccessKey key = new AccessKey(
                fresh.accessKeyId(),
                seal.seal(fresh.secretAccessKey()),
                fresh.sessionToken().map(seal::seal),
                fresh.principal(),
                Status.ACTIVE,
                now,
                fresh.expires());
        tx.put(AccessKeys.TABLE, key);
        return key;
    }

    private Credentials open(AccessKey key) {
        if (opened.size() > OPEN_LIMIT) {
            opened.clear();
        }
        return opened.computeIfAbsent(key.sealedSecret(), _ -> unsealed(key));
    }

    private Credentials unsealed(AccessKey key) {
        return new Credentials(
                key.accessKeyId(),
                seal.open(key.sealedSecret()),
                key.sealedToken().map(seal::open),
                key.expires(),
                key.principal());
    }
}
