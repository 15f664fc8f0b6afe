package dev.gantry.server.agents;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.gantry.ecs.hub.MessageCodec;
import dev.gantry.shapes.Shape;
import dev.gantry.shapes.Structure;
import dev.gantry.value.ServiceException;
import dev.gantry.wire.ShapeJson;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/** Agent messages in AWS JSON: {@code {"type":…,"message":{…}}}. */
public final class ShapeMessageCodec implements MessageCodec {

    private static final JsonFactory JSON = new JsonFactory();

    /** Where a frame's parts stand. */
    private record Parts(String type, String message) {}

    @Override
    public String write(Structure message) {
        return "{\"type\":\"" + message.shape().name() + "\",\"message\":" + new String(ShapeJson.write(message), UTF_8)
                + "}";
    }

    @Override
    public Optional<Structure> read(String frame, Function<String, Optional<Shape<?>>> shapeOfType) {
        Parts parts = parts(frame);
        return shapeOfType
                .apply(parts.type())
                .map(shape -> ShapeJson.read(shape, parts.message().getBytes(UTF_8)));
    }

    private static Parts parts(String frame) {
        String type = "";
        String message = "{}";
        try (JsonParser json = JSON.createParser(frame)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw malformed();
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (name.equals("type") && value == JsonToken.VALUE_STRING) {
                    type = json.getText();
                } else if (name.equals("message") && value == JsonToken.START_OBJECT) {
                    message = inner(frame, json);
                } else {
                    json.skipChildren();
                }
            }
        } catch (IOException notJson) {
            throw malformed();
        }
        return new Parts(type, message);
    }

    private static String inner(String frame, JsonParser json) throws IOException {
        long begin = json.currentTokenLocation().getCharOffset();
        json.skipChildren();
        return frame.substring((int) begin, (int) json.currentLocation().getCharOffset());
    }

    private static ServiceException malformed() {
        return new ServiceException("SerializationException", 400, "The frame is no agent message.");
    }
}
