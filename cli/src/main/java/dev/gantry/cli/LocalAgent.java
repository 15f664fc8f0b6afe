package dev.gantry.cli;

import dev.gantry.server.Gantry;
import dev.gantry.server.Settings;

/** The one host of {@code up}: an agent in the server's process that enrols this machine's Docker Engine. */
final class LocalAgent implements AutoCloseable {

    private LocalAgent() {}

    /** Not wired yet: the server runs without a host, and says so. */
    static LocalAgent start(Gantry gantry, Settings settings) {
        System.err.println("gantry: the local host is not there yet; tasks have nowhere to run");
        return new LocalAgent();
    }

    static LocalAgent none() {
        return new LocalAgent();
    }

    @Override
    public void close() {}
}
