package dev.gantry.ecs;

import java.util.function.Supplier;

/** Where agents open their sessions: below the address of the API itself, which may be known only once it listens. */
public record PollEndpoints(Supplier<String> server) {

    public String acs() {
        return server.get() + "/acs/";
    }

    public String tcs() {
        return server.get() + "/tcs/";
    }
}
