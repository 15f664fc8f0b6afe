package dev.gantry.agent.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gantry.agent.session.WebSocketChannel.MessageFrames;
import dev.gantry.shapes.ServiceModel;
import dev.gantry.shapes.Structure;
import dev.gantry.wire.ShapeJson;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Frames of the form {@code {"type":…,"message":{…}}}, in the words of a protocol's model. */
public final class AcsFrames implements MessageFrames {

    private static final Pattern FRAME = Pattern.compile(
            "\\s*\\{\\s*\"type\"\\s*:\\s*\"(\\w+)\"\\s*,\\s*\"message\"\\s*:\\s*(\\{.*\\})\\s*\\}\\s*", Pattern.DOTALL);

    private final ServiceModel model;

    public AcsFrames(ServiceModel model) {
        this.model = model;
    }

    @Override
    public String write(Structure message) {
        return "{\"type\":\"" + message.shape().name() + "\",\"message\":" + new String(ShapeJson.write(message), UTF_8)
                + "}";
    }

    @Override
    public Optional<Structure> read(String frame) {
        Matcher parts = FRAME.matcher(frame);
        return parts.matches()
                ? model.operation(parts.group(1))
                        .map(operation ->
                                ShapeJson.read(operation.input(), parts.group(2).getBytes(UTF_8)))
                : Optional.empty();
    }
}
