package dev.gantry.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gantry.kernel.Engine;
import dev.gantry.wire.HttpAnswer;
import dev.gantry.wire.HttpRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;

/** Tells whoever runs this server whether it is ready, without a signature, on loopback. */
final class Health {

    private static final String PATH = "/_gantry/health";

    private final Engine engine;
    private final InternalErrors mistakes;

    Health(Engine engine, InternalErrors mistakes) {
        this.engine = engine;
        this.mistakes = mistakes;
    }

    Optional<HttpAnswer> answer(HttpRequest request, String remote) {
        if (!request.path().equals(PATH) || !request.method().equals("GET") || !isLoopback(remote)) {
            return Optional.empty();
        }
        boolean ready = engine.leading();
        String json = "{\"status\":\"" + (ready ? "ready" : "following") + "\",\"revision\":"
                + engine.view().revision() + ",\"internalErrors\":" + mistakes.count() + "}\n";
        return Optional.of(
                new HttpAnswer(ready ? 200 : 503, Map.of("Content-Type", "application/json"), json.getBytes(UTF_8)));
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
