package dev.gantry.benchmarks.start;

import dev.gantry.auth.AccessKey;
import dev.gantry.auth.Signer;
import dev.gantry.benchmarks.load.ApiConnection;
import dev.gantry.benchmarks.load.EcsCalls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server as users have it: a process of the packaged jar, with its AOT cache, on a free port. */
public final class PackagedServer implements AutoCloseable {

    private static final String REGION = "us-east-1";
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Path data;
    private final int port;
    private final long spawned;
    private final Process process;

    private PackagedServer(Path data, int port, long spawned, Process process) {
        this.data = data;
        this.port = port;
        this.spawned = spawned;
        this.process = process;
    }

    /** Begins to start one; the verb is {@code server} or {@code up}. */
    public static PackagedServer start(Path data, String verb, String... options) throws IOException {
        int port = freePort();
        List<String> command = command(data);
        command.addAll(List.of(verb, "--data", data.toString(), "--port", String.valueOf(port)));
        command.addAll(List.of(options));
        Path log = data.resolve("bench.log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put("ECS_IMAGE_PULL_BEHAVIOR", "prefer-cached"); // docker run asks no registry either
        long now = System.nanoTime();
        return new PackagedServer(data, port, now, builder.start());
    }

    /** As ./gantry does it, which hands its options over. */
    private static List<String> command(Path data) throws IOException {
        Path home = Path.of(System.getProperty("gantry.home", ".")).toAbsolutePath();
        Path target = home.resolve("cli/target");
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        String options = System.getProperty("gantry.jvm", "--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of(options.split(" ")));
        command.add("-Xms" + heapMib(data) + "m");
        Path cache = target.resolve("gantry.aot");
        if (Files.exists(cache)) {
            command.add("-XX:AOTCache=" + cache);
        }
        command.addAll(List.of("-jar", target.resolve("gantry-cli.jar").toString()));
        return command;
    }

    /** A big store begins with a big heap. */
    private static long heapMib(Path data) throws IOException {
        Path store = data.resolve("gantry.db");
        long mib = Files.exists(store) ? Files.size(store) >> 20 : 0;
        return mib < 128 ? 24 : Math.min(mib * 3 / 2, 2048);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** How long it took from the process' start to the first signed call that is answered. */
    public Duration awaitFirstAnswer() throws InterruptedException {
        while (System.nanoTime() - spawned < PATIENCE.toNanos()) {
            if (!process.isAlive()) {
                throw new IllegalStateException("The server has ended, see " + data.resolve("bench.log"));
            }
            if (answers()) {
                return Duration.ofNanos(System.nanoTime() - spawned);
            }
            TimeUnit.MILLISECONDS.sleep(1);
        }
        throw new IllegalStateException("The server does not answer.");
    }

    private boolean answers() {
        if (Files.notExists(data.resolve("credentials"))) {
            return false;
        }
        try (ApiConnection connection = new ApiConnection(endpoint(), signer("ecs"))) {
            return connection
                            .json("AmazonEC2ContainerServiceV20141113.ListClusters", new byte[] {'{', '}'})
                            .status()
                    == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public EcsCalls ecs() {
        return new EcsCalls(endpoint(), signer("ecs"));
    }

    /** Signs with the root key that the server has written down. */
    public Signer signer(String service) {
        String id = "";
        String secret = "";
        try {
            for (String line : Files.readAllLines(data.resolve("credentials"))) {
                String value = line.substring(line.indexOf('=') + 1).strip();
                id = line.startsWith("aws_access_key_id") ? value : id;
                secret = line.startsWith("aws_secret_access_key") ? value : secret;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Signer(AccessKey.permanent(id, secret), REGION, service);
    }

    /** The process' resident memory. */
    public long residentMib() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
