package dev.gantry.agent.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.gantry.auth.SignedFrame;
import dev.gantry.auth.SignedRequest;
import dev.gantry.auth.Verifier;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/** The hub's end of one session. Public because Jetty looks for its methods from outside. */
public final class HubSocket implements Session.Listener.AutoDemanding {

    private final SignedRequest upgrade;
    private final Verifier verifier;
    private final List<String> mistakes;
    private final BlockingQueue<HubSocket> opened;
    private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
    private final BlockingQueue<Integer> closes = new LinkedBlockingQueue<>();
    private volatile @Nullable Session session;
    volatile boolean allSigned = true;

    HubSocket(SignedRequest upgrade, Verifier verifier, List<String> mistakes, BlockingQueue<HubSocket> opened) {
        this.upgrade = upgrade;
        this.verifier = verifier;
        this.mistakes = mistakes;
        this.opened = opened;
    }

    Map<String, String> query() {
        Map<String, String> query = new HashMap<>();
        for (String pair : upgrade.query().split("&", -1)) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    @Override
    public void onWebSocketOpen(Session open) {
        session = open;
        opened.add(this);
    }

    @Override
    public void onWebSocketText(String text) {
        SignedFrame frame = SignedFrame.parse(text);
        allSigned &= frame.isSigned();
        try {
            if (frame.isSigned()) {
                verifier.verify(frame.asGet(upgrade.path(), upgrade.query()), Instant.now());
            }
            frames.add(ControlPlaneDouble.JSON.readTree(frame.json()));
        } catch (JsonProcessingException | RuntimeException wrong) {
            mistakes.add("frame " + text + ": " + wrong);
        }
    }

    @Override
    public void onWebSocketClose(int code, String reason, Callback callback) {
        closes.add(code);
        callback.succeed();
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        closes.add(1006);
    }

    /** The next frame, which has to be of this type: its message. */
    JsonNode take(String type) {
        JsonNode frame = ControlPlaneDouble.take(frames, type);
        if (!frame.path("type").asText().equals(type)) {
            throw new AssertionError("expected a " + type + ", heard " + frame);
        }
        return frame.path("message");
    }

    int takeClose() {
        return ControlPlaneDouble.take(closes, "close");
    }

    /** Sends {@code {"type":…,"message":…}}; single quotes stand for double ones. */
    void send(String type, String message) {
        raw("{\"type\":\"" + type + "\",\"message\":" + message.replace('\'', '"') + "}");
    }

    void raw(String text) {
        open().sendText(text, Callback.NOOP);
    }

    void close(int code) {
        open().close(code, "as told", Callback.NOOP);
    }

    void disconnect() {
        open().disconnect();
    }

    private Session open() {
        Session open = session;
        if (open == null) {
            throw new AssertionError("the session is not open");
        }
        return open;
    }
}
