package dev.gantry.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The packaged server as a process of its own, on a free port and in a data folder of its own. {@link #shared} is one
 * for all tests that do not mind others' rows; a test that stops or kills its server starts one with {@link #start}.
 */
final class PackagedServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(30);

    private final String verb;
    private final List<String> options;
    private final Path data;
    private Process process;
    private JsonNode address;

    private PackagedServer(String verb, List<String> options) {
        this.verb = verb;
        this.options = options;
        this.data = newFolder();
        this.process = launch("0");
        this.address = awaitAddress();
    }

    /** A control plane without hosts: {@code gantry server}, with further options as on the command line. */
    static PackagedServer start(String... options) {
        return new PackagedServer("server", List.of(options));
    }

    /** A control plane with one local host on the real Docker Engine: {@code gantry up}. */
    static PackagedServer withLocalHost(String... options) {
        return new PackagedServer("up", List.of(options));
    }

    /** One control plane with a local host for everybody, started by the first who asks, stopped with the tests. */
    static PackagedServer shared() {
        return Shared.SERVER;
    }

    private static final class Shared {
        static final PackagedServer SERVER = withLocalHost();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close));
        }
    }

    Path data() {
        return data;
    }

    int port() {
        return address.path("port").asInt();
    }

    long pid() {
        return process.pid();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port());
    }

    String accessKeyId() {
        return credential("aws_access_key_id");
    }

    String secretAccessKey() {
        return credential("aws_secret_access_key");
    }

    /** What points any AWS tool at this server. */
    Map<String, String> env() {
        return Map.ofEntries(
                Map.entry("AWS_ENDPOINT_URL", url().toString()),
                Map.entry("AWS_ACCESS_KEY_ID", accessKeyId()),
                Map.entry("AWS_SECRET_ACCESS_KEY", secretAccessKey()),
                Map.entry("AWS_DEFAULT_REGION", "us-east-1"),
                Map.entry("AWS_REGION", "us-east-1"),
                Map.entry("AWS_PAGER", ""),
                Map.entry("AWS_EC2_METADATA_DISABLED", "true"),
                Map.entry("AWS_MAX_ATTEMPTS", "1"),
                Map.entry("AWS_CONFIG_FILE", "/dev/null"),
                Map.entry("AWS_SHARED_CREDENTIALS_FILE", "/dev/null"),
                Map.entry("GANTRY_DATA", data.toString()));
    }

    Aws aws() {
        return new Aws(this);
    }

    Python python() {
        return new Python(this);
    }

    /** The launcher's Java half with this server's data folder. */
    Ran gantry(String... arguments) {
        return Ran.command(env(), Project.ROOT, command(arguments).toList());
    }

    /** The launcher's Java half without any server. */
    static Ran program(String... arguments) {
        return Ran.command(Map.of(), Project.ROOT, command(arguments).toList());
    }

    /** The power goes: kill -9. */
    void kill() {
        process.destroyForcibly();
        awaitExit();
    }

    /** An orderly end, as {@code gantry down} asks for it. */
    void stop() {
        process.destroy();
        awaitExit();
    }

    /** The same data on the same port again, after {@link #kill} or {@link #stop}. */
    void restart() {
        process = launch(String.valueOf(port()));
        address = awaitAddress();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            process.destroy();
            try {
                if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
        Docker.removeContainersOf(data.resolve("agent/host-id"));
    }

    /** What the server printed and logged so far. */
    String output() {
        try {
            return Files.readString(data.resolve("output.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process launch(String port) {
        List<String> command = new ArrayList<>(
                command(verb, "--port", port, "--data", data.toString()).toList());
        command.addAll(options);
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            data.resolve("output.log").toFile()));
            builder.environment().put("ECS_ENGINE_TASK_CLEANUP_WAIT_DURATION", "1s");
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The launcher's Java half, as the launcher starts it. */
    static Stream<String> command(String... arguments) {
        return Stream.concat(
                Stream.of(
                        Project.java(),
                        "-XX:+UseCompactObjectHeaders",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dgantry.home=" + Project.ROOT,
                        "-jar",
                        Project.JAR.toString()),
                Stream.of(arguments));
    }

    private JsonNode awaitAddress() {
        long deadline = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < deadline && !exitsWithin(Duration.ofMillis(20))) {
            Optional<JsonNode> found = readAddress();
            if (found.isPresent()) {
                return found.get();
            }
        }
        close();
        throw new AssertionError("the server did not start:\n" + output());
    }

    private Optional<JsonNode> readAddress() {
        Path file = data.resolve("server.json");
        try {
            return Files.exists(file)
                    ? Optional.of(JSON.readTree(Files.readString(file)))
                            .filter(json -> json.path("pid").asLong() == process.pid())
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitExit() {
        if (!exitsWithin(STOP)) {
            throw new AssertionError("the server did not end:\n" + output());
        }
    }

    private boolean exitsWithin(Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private String credential(String name) {
        try (Stream<String> lines = Files.lines(data.resolve("credentials"))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf('=') + 1).strip())
                    .collect(Collectors.toList())
                    .getFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory(
                    Files.createDirectories(Project.ROOT.resolve("testing/clients/target/servers")), "data-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
