package dev.gantry.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A Docker Engine of a test's own, beside the machine's and without networks: to be filled up and killed. */
final class OwnDocker implements AutoCloseable {

    private final Path root;
    private final Path folder;
    private Process daemon;

    /** @param root where its images and containers are, as on a disk of its own */
    OwnDocker(Path folder, Path root) {
        this.folder = folder;
        this.root = root;
        this.daemon = launch();
    }

    String address() {
        return "unix://" + folder.resolve("docker.sock");
    }

    Ran command(String... arguments) {
        return Ran.command(
                Map.of("DOCKER_HOST", address()),
                Project.ROOT,
                Stream.concat(Stream.of("docker"), Stream.of(arguments)).toList());
    }

    /** Gives it an image that the machine's own engine has. */
    void load(String image) {
        Path file = folder.resolve("image.tar");
        Docker.run("save", "-o", file.toString(), image);
        command("load", "-i", file.toString()).well();
    }

    /** kill -9, also of its containerd. */
    void kill() {
        Path pid = folder.resolve("exec/containerd/containerd.pid");
        try {
            var containerd =
                    ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()));
            daemon.destroyForcibly();
            containerd.ifPresent(ProcessHandle::destroyForcibly);
            Eventually.isTrue(
                    "the engine is dead",
                    () -> !daemon.isAlive()
                            && !containerd.map(ProcessHandle::isAlive).orElse(false));
            Files.deleteIfExists(pid);
            Files.deleteIfExists(folder.resolve("pid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void restart() {
        daemon = launch();
    }

    private Process launch() {
        try {
            Process started = new ProcessBuilder(List.of(
                            "unshare",
                            "--net",
                            "dockerd",
                            "--data-root=" + root,
                            "--exec-root=" + folder.resolve("exec"),
                            "--pidfile=" + folder.resolve("pid"),
                            "--host=" + address(),
                            "--bridge=none",
                            "--iptables=false",
                            "--ip6tables=false"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("log").toFile()))
                    .start();
            Eventually.isTrue("dockerd answers", () -> command("info").exitCode() == 0);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        command("ps", "-aq").out().lines().forEach(id -> command("rm", "-f", id));
        daemon.destroy();
        Eventually.isTrue("the engine has ended", () -> !daemon.isAlive());
        Ran.command(Map.of(), Project.ROOT, List.of("umount", "-l", root.toString()));
    }
}
