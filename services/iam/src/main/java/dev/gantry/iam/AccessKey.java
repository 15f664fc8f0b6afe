package dev.gantry.iam;

import dev.gantry.value.Row;
import java.time.Instant;
import java.util.Optional;

/**
 * An access key: who it stands for, and its secret as only this server can read it.
 *
 * @param accessKeyId beginning with AKIA, or ASIA for one that needs its session token
 * @param sealedToken the session token, of those that need one
 * @param expires of those that end by themselves
 */
public record AccessKey(
        String accessKeyId,
        String sealedSecret,
        Optional<String> sealedToken,
        Principal principal,
        Status status,
        Instant created,
        Optional<Instant> expires)
        implements Row {

    /** Only active keys are believed. */
    public enum Status {
        ACTIVE,
        INACTIVE
    }

    /** Key ids are unique across accounts: a request names nothing else. */
    @Override
    public String key() {
        return accessKeyId;
    }

    public boolean isActive() {
        return status == Status.ACTIVE;
    }
}
