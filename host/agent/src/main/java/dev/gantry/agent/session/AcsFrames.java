package dev.gantry.agent.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.gantry.agent.session.WebSocketChannel.MessageFrames;
import dev.gantry.shapes.ServiceModel;
import dev.gantry.shapes.Structure;
import dev.gantry.value.ServiceException;
import dev.gantry.wire.ShapeJson;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Frames of the form {@code {"type":…,"message":{…}}}, in the words of a protocol's model. */
public final class AcsFrames implements MessageFrames {

    private static final Logger LOG = LoggerFactory.getLogger(AcsFrames.class);
    private static final JsonFactory JSON = new JsonFactory();

    private final ServiceModel model;

    public AcsFrames(ServiceModel model) {
        this.model = model;
    }

    /** The two parts of a frame. */
    private record Parts(String type, String message) {}

    @Override
    public String write(Structure message) {
        return "{\"type\":\"" + message.shape().name() + "\",\"message\":" + new String(ShapeJson.write(message), UTF_8)
                + "}";
    }

    @Override
    public Optional<Structure> read(String frame) {
        Parts parts = parts(frame);
        Optional<Structure> read = model.operation(parts.type())
                .map(operation ->
                        ShapeJson.read(operation.input(), parts.message().getBytes(UTF_8)));
        if (read.isEmpty()) {
            LOG.warn("The hub sent a {}, which is unknown here", parts.type());
        }
        return read;
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
