package dev.gantry.benchmarks.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gantry.auth.Signer;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;

/** One kept-alive HTTP/1.1 connection; every call is signed by itself. One thread uses it. */
public final class ApiConnection implements AutoCloseable {

    private static final String LENGTH = "content-length:";
    private static final Signer.Target TARGET = new Signer.Target("POST", "/", "");

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final String host;
    private final Signer signer;
    private byte[] buffer = new byte[32 << 10];
    private int filled;

    public ApiConnection(URI endpoint, Signer signer) {
        this.signer = signer;
        this.host = endpoint.getAuthority();
        try {
            socket = new Socket(endpoint.getHost(), endpoint.getPort());
            socket.setTcpNoDelay(true);
            in = socket.getInputStream();
            out = socket.getOutputStream();
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** An answer and its body. */
    public record Answer(int status, byte[] body) {

        public String text() {
            return new String(body, UTF_8);
        }
    }

    /** Calls an operation of a JSON service, as in {@code AmazonEC2ContainerServiceV20141113.RunTask}. */
    public Answer json(String target, byte[] body) {
        return send(Map.of("content-type", "application/x-amz-json-1.1", "x-amz-target", target), body);
    }

    /** Calls an operation of a query service. */
    public Answer form(String body) {
        return send(Map.of("content-type", "application/x-www-form-urlencoded"), body.getBytes(UTF_8));
    }

    private Answer send(Map<String, String> headers, byte[] body) {
        Map<String, String> signed = signer.sign(TARGET, host, headers, body, Instant.now());
        StringBuilder head =
                new StringBuilder(640).append("POST / HTTP/1.1\r\nhost: ").append(host);
        signed.forEach(
                (name, value) -> head.append("\r\n").append(name).append(": ").append(value));
        head.append("\r\ncontent-length: ").append(body.length).append("\r\n\r\n");
        byte[] first = head.toString().getBytes(ISO_8859_1);
        byte[] request = Arrays.copyOf(first, first.length + body.length);
        System.arraycopy(body, 0, request, first.length, body.length);
        try {
            out.write(request);
            return read();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Answer read() throws IOException {
        int end = endOfHead();
        while (end < 0) {
            fill();
            end = endOfHead();
        }
        String head = new String(buffer, 0, end, ISO_8859_1);
        int length = length(head);
        while (filled < end + length) {
            fill();
        }
        byte[] body = Arrays.copyOfRange(buffer, end, end + length);
        filled -= end + length;
        System.arraycopy(buffer, end + length, buffer, 0, filled);
        return new Answer(Integer.parseInt(head.substring(9, 12)), body);
    }

    private int endOfHead() {
        for (int i = 3; i < filled; i++) {
            if (buffer[i] == '\n' && buffer[i - 2] == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    private static int length(String head) {
        for (int line = head.indexOf('\n') + 1; line > 0; line = head.indexOf('\n', line) + 1) {
            if (head.regionMatches(true, line, LENGTH, 0, LENGTH.length())) {
                return Integer.parseInt(head.substring(line + LENGTH.length(), head.indexOf('\r', line))
                        .strip());
            }
        }
        throw new IllegalStateException("No length: " + head);
    }

    private void fill() throws IOException {
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int got = in.read(buffer, filled, buffer.length - filled);
        if (got < 0) {
            throw new EOFException("The server has closed the connection.");
        }
        filled += got;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
