package dev.gantry.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.gantry.shapes.Shape;
import dev.gantry.shapes.Structure;
import dev.gantry.value.ServiceException;
import java.io.IOException;

/**
 * A frame of the agent's protocols, ACS and TCS: {@code {"type":…,"message":{…}}}.
 *
 * @param type the name of the message's shape
 * @param message as JSON
 */
public record AgentFrame(String type, String message) {

    private static final JsonFactory JSON = new JsonFactory();

    /** The frame that carries this message. */
    public static String write(Structure message) {
        return "{\"type\":\"" + message.shape().name() + "\",\"message\":" + new String(ShapeJson.write(message), UTF_8)
                + "}";
    }

    /** @throws ServiceException SerializationException, if the text is no frame */
    public static AgentFrame read(String frame) {
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
        return new AgentFrame(type, message);
    }

    /** @throws ServiceException SerializationException, if the message is not of this shape */
    public <S extends Structure> S as(Shape<S> shape) {
        return ShapeJson.read(shape, message.getBytes(UTF_8));
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
