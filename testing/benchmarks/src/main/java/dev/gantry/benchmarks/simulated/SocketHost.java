package dev.gantry.benchmarks.simulated;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gantry.auth.Signer;
import dev.gantry.ecs.domain.instance.InstanceId;
import dev.gantry.ecs.hub.MessageCodec;
import dev.gantry.server.agents.ShapeMessageCodec;
import dev.gantry.shapes.Operation;
import dev.gantry.shapes.Structure;
import dev.gantry.shapes.acs.AckRequest;
import dev.gantry.shapes.acs.AcsModel;
import dev.gantry.shapes.acs.HeartbeatAckRequest;
import dev.gantry.shapes.acs.HeartbeatMessage;
import dev.gantry.shapes.acs.PayloadMessage;
import dev.gantry.shapes.acs.Task;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** As a simulated host, but its session is a WebSocket and its reports are signed calls: nothing spares it the wire. */
final class SocketHost implements WebSocket.Listener {

    private static final MessageCodec CODEC = new ShapeMessageCodec();

    private final ReentrantLock sending = new ReentrantLock();
    private final StringBuilder frame = new StringBuilder();
    private final InstanceId instance;
    private final SocketReports reports;
    private final Executor executor;

    SocketHost(InstanceId instance, SocketReports reports, Executor executor) {
        this.instance = instance;
        this.reports = reports;
        this.executor = executor;
    }

    void connect(HttpClient http, URI endpoint, Signer signer) {
        String query = "agentHash=none&agentVersion=1.100.0&clusterArn=" + encoded(instance.cluster())
                + "&containerInstanceArn=" + encoded(instance.arn()) + "&sendCredentials=false&seqNum=1";
        WebSocket.Builder builder = http.newWebSocketBuilder();
        signer.sign(
                        new Signer.Target("GET", "/acs/ws", query),
                        endpoint.getAuthority(),
                        Map.of(),
                        new byte[0],
                        Instant.now())
                .forEach(builder::header);
        WebSocket _ = builder.buildAsync(URI.create("ws://" + endpoint.getAuthority() + "/acs/ws?" + query), this)
                .join();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        frame.append(data);
        if (last) {
            String whole = frame.toString();
            frame.setLength(0);
            CODEC.read(whole, type -> AcsModel.INSTANCE.operation(type).map(Operation::input))
                    .ifPresent(message -> handle(socket, message));
        }
        socket.request(1);
        return null;
    }

    private void handle(WebSocket socket, Structure message) {
        switch (message) {
            case PayloadMessage payload -> {
                answer(socket, new AckRequest(instance.cluster(), instance.arn(), payload.messageId()));
                for (Task task : payload.tasksOrEmpty()) {
                    executor.execute(() -> reports.report(instance, Objects.requireNonNull(task)));
                }
            }
            case HeartbeatMessage beat -> answer(socket, new HeartbeatAckRequest(beat.messageId()));
            default -> {} // an agent without memory has nothing to compare
        }
    }

    /** On a thread of its own, one after the other: the one that reads must not wait for what is sent. */
    private void answer(WebSocket socket, Structure message) {
        executor.execute(() -> {
            sending.lock();
            try {
                WebSocket _ = socket.sendText(CODEC.write(message), true).join();
            } finally {
                sending.unlock();
            }
        });
    }
}
