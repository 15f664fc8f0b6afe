package dev.gantry.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** {@code gantry agent}: a host of a server in a process of its own, with its own memory. */
final class PackagedAgent implements AutoCloseable {

    private final PackagedServer server;
    private final Path data;
    private Process process;

    private final Map<String, String> variables;

    private PackagedAgent(PackagedServer server, Path data, Map<String, String> variables) {
        this.server = server;
        this.data = data;
        this.variables = variables;
        this.process = launch();
    }

    /** A host of the server's cluster named default. */
    static PackagedAgent of(PackagedServer server) {
        return new PackagedAgent(server, server.data().resolve("host"), Map.of());
    }

    /** The same with its memory in this folder, told so by these variables. */
    static PackagedAgent of(PackagedServer server, Path data, Map<String, String> variables) {
        return new PackagedAgent(server, data, variables);
    }

    private Process launch() {
        try {
            Files.createDirectories(data);
            ProcessBuilder builder = new ProcessBuilder(PackagedServer.command("agent", "--data", data.toString())
                            .toList())
                    .redirectErrorStream(true)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            server.data().resolve("host.log").toFile()));
            builder.environment().putAll(server.env());
            builder.environment().put("ECS_ENGINE_TASK_CLEANUP_WAIT_DURATION", "1s");
            builder.environment().putAll(variables);
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void kill() {
        process.destroyForcibly();
        Eventually.isTrue("the agent is dead", () -> !process.isAlive());
    }

    void restart() {
        process = launch();
    }

    @Override
    public void close() {
        process.destroy();
        Eventually.isTrue("the agent has ended", () -> !process.isAlive());
        Docker.removeContainersOf(data.resolve("agents/default/host-id"));
    }
}
