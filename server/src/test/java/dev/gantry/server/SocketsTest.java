package dev.gantry.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gantry.server.socket.Socket;
import dev.gantry.server.socket.SocketListener;
import dev.gantry.server.socket.Upgrade;
import dev.gantry.server.socket.WebSocketEndpoint;
import java.net.URI;
import java.net.http.WebSocketHandshakeException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SocketsTest {

    private static final String QUERY = "?dockerVersion=DockerVersion%3A+20.10.24%2Bdfsg1&clusterArn=demo";

    private static final Echo ECHO = new Echo();
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.enforced(ECHO);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void opens_for_a_verified_caller_and_decodes_the_query() {
        SocketClient client = SocketClient.connect(server.root(), "/acs/ws" + QUERY);

        assertThat(client.next()).isEqualTo("open");
        Upgrade upgrade = Objects.requireNonNull(ECHO.upgrade.get());
        assertThat(upgrade.caller().principal()).isEqualTo("arn:aws:iam::123456789012:root");
        assertThat(upgrade.query())
                .containsEntry("dockerVersion", "DockerVersion: 20.10.24+dfsg1")
                .containsEntry("clusterArn", "demo");
        client.close();
    }

    @Test
    void echoes_a_message_of_more_than_a_mebibyte_that_came_in_pieces() {
        SocketClient client = SocketClient.connect(server.root(), "/acs/ws" + QUERY);
        client.next();
        String half = "x".repeat(600_000);

        client.socket().sendText(half, false).join();
        client.socket().sendText(half, true).join();

        assertThat(client.next()).isEqualTo("text " + half + half);
        client.close();
    }

    @Test
    void tells_both_sides_of_a_close_with_its_code() {
        SocketClient client = SocketClient.connect(server.root(), "/acs/ws" + QUERY);
        client.next();

        client.socket().sendText("close please", true).join();

        assertThat(client.next()).isEqualTo("close 1000 as asked");
        assertThat(ECHO.closed()).isEqualTo("1000");
    }

    @Test
    void refuses_an_upgrade_that_is_not_signed_or_signed_by_a_stranger() {
        WebSocketHandshakeException unsigned =
                refused(URI.create(SocketClient.url(server.root(), "/acs/ws" + QUERY)), Map.of());
        WebSocketHandshakeException stranger = catchThrowableOfType(
                WebSocketHandshakeException.class,
                () -> SocketClient.connect(server.root().withSecret("wrong"), "/acs/ws" + QUERY));

        assertThat(unsigned.getResponse().statusCode()).isEqualTo(403);
        assertThat(stranger.getResponse().statusCode()).isEqualTo(403);
    }

    @Test
    void rejects_with_the_status_and_body_of_the_endpoint() {
        WebSocketHandshakeException refused = catchThrowableOfType(
                WebSocketHandshakeException.class,
                () -> SocketClient.connect(server.root(), "/acs/ws?clusterArn=inactive"));

        assertThat(refused.getResponse().statusCode()).isEqualTo(400);
        assertThat(inactiveAnswer()).contains("\r\n\r\n{\"InactiveInstanceException\":\"gone\"}");
    }

    @Test
    void opens_telemetry_frames_that_sign_themselves_and_no_forged_ones() {
        Caller root = server.root();
        SocketClient client = SocketClient.connect(root, "/acs/ws" + QUERY);
        client.next();
        String json = "{\"type\":\"PublishMetricsRequest\",\"message\":{}}";
        Map<String, String> signed = root.sign("ecs", "GET", "/acs/ws" + QUERY, Map.of(), json.getBytes(UTF_8));
        String head = "Authorization: " + signed.get("authorization") + "\r\nHost: " + signed.get("host")
                + "\r\nX-Amz-Date: " + signed.get("x-amz-date")
                + (signed.containsKey("x-amz-content-sha256")
                        ? "\r\nX-Amz-Content-Sha256: " + signed.get("x-amz-content-sha256")
                        : "")
                + "\r\n\r\n";

        client.socket().sendText("frame " + head + json, true).join();
        assertThat(client.next()).isEqualTo("text " + json);

        client.socket()
                .sendText("frame " + head + json.replace("Metrics", "Metrixs"), true)
                .join();
        assertThat(client.next()).isEqualTo("text InvalidSignatureException");
        client.close();
    }

    private static WebSocketHandshakeException refused(URI url, Map<String, String> headers) {
        return catchThrowableOfType(WebSocketHandshakeException.class, () -> SocketClient.connect(url, headers));
    }

    private static String inactiveAnswer() {
        String target = "/acs/ws?clusterArn=inactive";
        Map<String, String> headers = server.root().sign("ecs", "GET", target, Map.of(), new byte[0]);
        headers.put("Upgrade", "websocket");
        headers.put("Connection", "Upgrade");
        headers.remove("content-length");
        return RawHttp.exchange(server.gantry.endpoint(), RawHttp.request("GET", target, headers, new byte[0]));
    }

    /** An endpoint that sends back what it gets. */
    private static final class Echo implements WebSocketEndpoint {

        private final AtomicReference<@Nullable Upgrade> upgrade = new AtomicReference<>();
        private final BlockingQueue<String> closes = new LinkedBlockingQueue<>();

        @Override
        public boolean accepts(String path) {
            return path.equals("/acs/ws");
        }

        @Override
        public Decision decide(Upgrade asked) {
            upgrade.set(asked);
            return "inactive".equals(asked.query().get("clusterArn"))
                    ? new Decision.Reject(400, "application/json", "{\"InactiveInstanceException\":\"gone\"}")
                    : new Decision.Accept(new EchoListener(asked, closes));
        }

        String closed() {
            try {
                return String.valueOf(closes.poll(10, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static final class EchoListener implements SocketListener {

        private final Upgrade upgrade;
        private final BlockingQueue<String> closes;
        private final CompletableFuture<Socket> socket = new CompletableFuture<>();

        EchoListener(Upgrade upgrade, BlockingQueue<String> closes) {
            this.upgrade = upgrade;
            this.closes = closes;
        }

        @Override
        public void opened(Socket opened) {
            socket.complete(opened);
            closes.clear();
        }

        @Override
        public void text(String text) {
            if (text.equals("close please")) {
                socket.join().close(1000, "as asked");
            } else if (text.startsWith("frame ")) {
                socket.join().send(opened(text.substring(6)));
            } else {
                socket.join().send(text);
            }
        }

        private String opened(String frame) {
            try {
                return upgrade.frames().apply(frame);
            } catch (dev.gantry.value.ServiceException refused) {
                return refused.code();
            }
        }

        @Override
        public void closed(int code, String reason) {
            closes.add(Integer.toString(code));
        }
    }
}
