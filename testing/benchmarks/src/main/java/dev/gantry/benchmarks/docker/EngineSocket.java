package dev.gantry.benchmarks.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Docker Engine API with nothing in between: the least that starting a container can take. */
final class EngineSocket {

    private static final UnixDomainSocketAddress ADDRESS = UnixDomainSocketAddress.of("/var/run/docker.sock");
    private static final Pattern ID = Pattern.compile("\"Id\":\"([0-9a-f]+)\"");

    private EngineSocket() {}

    /** Creates and starts a container, and returns its id. */
    static String start(String image) throws IOException {
        String created = post("/v1.41/containers/create", "{\"Image\":\"" + image + "\",\"Cmd\":[\"sleep\",\"3600\"]}");
        Matcher id = ID.matcher(created);
        if (!id.find()) {
            throw new IOException(created);
        }
        String started = post("/v1.41/containers/" + id.group(1) + "/start", "");
        if (!started.startsWith("HTTP/1.1 204")) {
            throw new IOException(started);
        }
        return id.group(1);
    }

    private static String post(String path, String json) throws IOException {
        byte[] body = json.getBytes(UTF_8);
        String request = "POST " + path + " HTTP/1.1\r\nHost: docker\r\nConnection: close\r\nContent-Type:"
                + " application/json\r\nContent-Length: " + body.length + "\r\n\r\n" + json;
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(ADDRESS);
            ByteBuffer out = ByteBuffer.wrap(request.getBytes(UTF_8));
            while (out.hasRemaining()) {
                channel.write(out);
            }
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            ByteBuffer in = ByteBuffer.allocate(8 << 10);
            while (channel.read(in) >= 0) {
                answer.write(in.array(), 0, in.position());
                in.clear();
            }
            return answer.toString(UTF_8);
        }
    }
}
