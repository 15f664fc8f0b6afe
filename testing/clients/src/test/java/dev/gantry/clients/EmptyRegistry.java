package dev.gantry.clients;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A registry that knows no image, by plain HTTP: who tries TLS first is hung up on, so that nobody waits for it. */
final class EmptyRegistry implements AutoCloseable {

    private static final String UNKNOWN = "{\"errors\": [{\"code\": \"MANIFEST_UNKNOWN\", \"message\": \"unknown\"}]}";

    private final ServerSocket socket;

    EmptyRegistry() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    /** The name of an image that is not there. */
    String image() {
        return "127.0.0.1:" + socket.getLocalPort() + "/nothing:1";
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                Socket caller = socket.accept();
                Thread.ofVirtual().start(() -> answer(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void answer(Socket caller) {
        try (caller) {
            BufferedReader in = new BufferedReader(new InputStreamReader(caller.getInputStream(), ISO_8859_1), 1);
            in.mark(1);
            if (!Character.isUpperCase(in.read())) {
                return;
            }
            in.reset();
            String request = in.readLine();
            String line = request;
            while (line != null && !line.isEmpty()) {
                line = in.readLine();
            }
            caller.getOutputStream().write(response(request).getBytes(ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String response(String request) {
        boolean hello = request.contains(" /v2/ ");
        String head = "HTTP/1.1 " + (hello ? "200 OK" : "404 Not Found") + "\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nContent-Length: " + (hello ? 0 : UNKNOWN.length()) + "\r\n\r\n";
        return hello || request.startsWith("HEAD") ? head : head + UNKNOWN;
    }
}
