package dev.gantry.benchmarks.services;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.URLEncoder;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.List;

/** The Docker Engine API, one connection for each call. */
final class Engine {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final UnixDomainSocketAddress ADDRESS = UnixDomainSocketAddress.of("/var/run/docker.sock");
    private static final String VERSION = "/v1.41";

    private Engine() {}

    /** A container that runs. */
    record Running(String id, String command) {}

    static JsonNode get(String path) throws IOException {
        return call("GET", path, "");
    }

    static JsonNode post(String path, String json) throws IOException {
        return call("POST", path, json);
    }

    static void delete(String path) throws IOException {
        JsonNode _ = call("DELETE", path, "");
    }

    /** The containers with this label, those that have ended too if they are asked for. */
    static List<Running> containers(String label, boolean all) throws IOException {
        String filters = all ? "{\"label\":[\"%s\"]}" : "{\"label\":[\"%s\"],\"status\":[\"running\"]}";
        String query = URLEncoder.encode(filters.formatted(label), UTF_8);
        return get("/containers/json?all=" + all + "&filters=" + query)
                .valueStream()
                .map(found -> new Running(
                        found.path("Id").asText(), found.path("Command").asText()))
                .toList();
    }

    /** By HTTP/1.0, whose answers end where the connection ends. */
    private static JsonNode call(String method, String path, String json) throws IOException {
        byte[] body = json.getBytes(UTF_8);
        String head = method + " " + VERSION + path + " HTTP/1.0\r\nHost: docker\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + body.length + "\r\n\r\n";
        String answer = exchange(head + json);
        int status = Integer.parseInt(answer.substring(9, 12));
        String text = answer.substring(answer.indexOf("\r\n\r\n") + 4);
        if (status >= 400) {
            throw new IOException(method + " " + path + ": " + text);
        }
        return text.isBlank() ? JSON.createObjectNode() : JSON.readTree(text);
    }

    private static String exchange(String request) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(ADDRESS);
            ByteBuffer out = ByteBuffer.wrap(request.getBytes(UTF_8));
            while (out.hasRemaining()) {
                channel.write(out);
            }
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            ByteBuffer in = ByteBuffer.allocate(64 << 10);
            while (channel.read(in) >= 0) {
                answer.write(in.array(), 0, in.position());
                in.clear();
            }
            return answer.toString(UTF_8);
        }
    }
}
