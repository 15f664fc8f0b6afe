package dev.gantry.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;

/**
 * The server that works on a data folder, as {@code server.json} in that folder tells it.
 *
 * @param started when its process began, in milliseconds: with the pid it names one process, even when pids come round
 * @param verb what it was started as: {@code up} or {@code server}
 */
record RunningServer(long pid, long started, int port, String account, String verb) {

    /** The kernel's idea of when a process began moves with corrections of the clock, by milliseconds. */
    private static final long CLOCK_STEPS = 2_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** This process as a server. */
    static RunningServer here(int port, String account, String verb) {
        ProcessHandle self = ProcessHandle.current();
        return new RunningServer(self.pid(), startOf(self), port, account, verb);
    }

    /** The server that is alive, if there is one. */
    static Optional<RunningServer> in(Path data) {
        return recorded(data).filter(server -> server.process().isPresent()).filter(_ -> !DataLock.isFree(data));
    }

    /** Its process; none if it has ended, or if the pid is somebody else's by now. */
    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> Math.abs(startOf(process) - started) < CLOCK_STEPS);
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    void record(Path data) {
        ObjectNode json = JSON.createObjectNode()
                .put("pid", pid)
                .put("started", started)
                .put("port", port)
                .put("account", account)
                .put("verb", verb);
        try {
            Path draft = data.resolve("server.json.new");
            Files.writeString(draft, json + "\n");
            Files.move(draft, file(data), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void forget(Path data) {
        try {
            Files.deleteIfExists(file(data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<RunningServer> recorded(Path data) {
        try {
            var json = JSON.readTree(Files.readString(file(data)));
            return Optional.of(new RunningServer(
                    json.path("pid").asLong(),
                    json.path("started").asLong(),
                    json.path("port").asInt(),
                    json.path("account").asText(),
                    json.path("verb").asText()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new Complaint(file(data) + " cannot be read: " + e.getMessage());
        }
    }

    private static Path file(Path data) {
        return data.resolve("server.json");
    }

    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }
}
