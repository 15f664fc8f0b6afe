package dev.gantry.docker;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Docker Engine of a test's own, to be killed: without networks, beside the machine's. */
final class OwnEngine implements AutoCloseable {

    private final Path folder;
    private final boolean liveRestore;
    private Process daemon;

    OwnEngine(Path folder, boolean liveRestore) throws IOException, InterruptedException {
        this.folder = folder;
        this.liveRestore = liveRestore;
        this.daemon = started();
    }

    URI address() {
        return URI.create("unix://" + folder.resolve("docker.sock"));
    }

    private Process started() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "unshare",
                "--net",
                "dockerd",
                "--data-root",
                folder.resolve("root").toString(),
                "--exec-root",
                folder.resolve("exec").toString(),
                "--pidfile",
                folder.resolve("pid").toString(),
                "--host",
                address().toString(),
                "--bridge=none",
                "--iptables=false",
                "--ip6tables=false"));
        if (liveRestore) {
            command.add("--live-restore");
        }
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > until) {
                throw new IOException("dockerd does not start: " + Files.readString(folder.resolve("log")));
            }
            process.waitFor(100, TimeUnit.MILLISECONDS);
        }
        return process;
    }

    private boolean answers() {
        try (EngineApi engine = new EngineApi(address())) {
            engine.read("/info");
            return true;
        } catch (RuntimeException notYet) {
            return false;
        }
    }

    /** kill -9, also of its containerd, as when the machine runs out of memory. */
    void kill() throws IOException, InterruptedException {
        Path pid = folder.resolve("exec/containerd/containerd.pid");
        long containerd = Long.parseLong(Files.readString(pid).trim());
        daemon.destroyForcibly().waitFor();
        var left = ProcessHandle.of(containerd);
        if (left.isPresent()) {
            left.get().destroyForcibly();
            left.get().onExit().join();
        }
        Files.deleteIfExists(pid);
        Files.deleteIfExists(folder.resolve("pid"));
    }

    void restart() throws IOException, InterruptedException {
        daemon = started();
    }

    /** The engine mounts its own root; that mount outlives it. */
    @Override
    public void close() throws IOException, InterruptedException {
        daemon.destroy();
        daemon.waitFor(30, TimeUnit.SECONDS);
        new ProcessBuilder("umount", folder.resolve("root").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
