package dev.gantry.agent.runtime;

import java.util.Optional;

/** An image to pull and the account to pull it with. */
public record ImageRequest(String name, Optional<RegistryAccount> account) {

    public static ImageRequest of(String name) {
        return new ImageRequest(name, Optional.empty());
    }

    /** What a private registry asks for; never logged. */
    public record RegistryAccount(String username, String password, String server) {

        @Override
        public String toString() {
            return "RegistryAccount[" + server + "]";
        }
    }
}
