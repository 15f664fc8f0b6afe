package dev.gantry.docker;

import com.github.dockerjava.transport.DockerHttpClient.Response;
import dev.gantry.agent.runtime.LogLine;
import dev.gantry.agent.runtime.LogStream;
import dev.gantry.agent.runtime.RuntimeFailure;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** Reads a container's lines: frames of both streams, or bare lines of a terminal. */
final class DockerLogs implements LogStream {

    private final Response response;
    private final DataInputStream in;
    private final boolean terminal;
    private volatile boolean closed;

    DockerLogs(Response response, boolean terminal) {
        this.response = response;
        this.in = new DataInputStream(new BufferedInputStream(response.getBody()));
        this.terminal = terminal;
    }

    @Override
    public Optional<LogLine> next() {
        try {
            return closed ? Optional.empty() : terminal ? bare() : framed();
        } catch (IOException e) {
            if (closed) {
                return Optional.empty();
            }
            throw RuntimeFailure.of(RuntimeFailure.Kind.UNAVAILABLE, "Lost the log stream: " + e.getMessage());
        }
    }

    private Optional<LogLine> framed() throws IOException {
        int stream = in.read();
        if (stream < 0) {
            return Optional.empty();
        }
        in.skipNBytes(3);
        byte[] entry = in.readNBytes(in.readInt());
        return Optional.of(line(new String(entry, StandardCharsets.UTF_8), stream == 2));
    }

    private Optional<LogLine> bare() throws IOException {
        ByteArrayOutputStream entry = new ByteArrayOutputStream();
        int next = in.read();
        while (next >= 0 && next != '\n') {
            entry.write(next);
            next = in.read();
        }
        return next < 0 && entry.size() == 0
                ? Optional.empty()
                : Optional.of(line(entry.toString(StandardCharsets.UTF_8), false));
    }

    private static LogLine line(String entry, boolean error) {
        int space = entry.indexOf(' ');
        Instant at = Instant.parse(entry.substring(0, space));
        return new LogLine(at, error, entry.substring(space + 1).replaceFirst("\r?\n$|\r$", ""));
    }

    @Override
    public void close() {
        closed = true;
        response.close();
    }
}
