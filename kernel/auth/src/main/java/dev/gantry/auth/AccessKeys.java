package dev.gantry.auth;

import java.util.Optional;

/** Finds the active access key of an id. */
@FunctionalInterface
public interface AccessKeys {

    Optional<AccessKey> find(String accessKeyId);
}
