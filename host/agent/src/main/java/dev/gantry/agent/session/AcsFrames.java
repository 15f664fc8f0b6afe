package dev.gantry.agent.session;

import dev.gantry.agent.session.WebSocketChannel.MessageFrames;
import dev.gantry.shapes.ServiceModel;
import dev.gantry.shapes.Structure;
import dev.gantry.wire.AgentFrame;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Frames in the words of a protocol's model. */
public final class AcsFrames implements MessageFrames {

    private static final Logger LOG = LoggerFactory.getLogger(AcsFrames.class);

    private final ServiceModel model;

    public AcsFrames(ServiceModel model) {
        this.model = model;
    }

    @Override
    public String write(Structure message) {
        return AgentFrame.write(message);
    }

    @Override
    public Optional<Structure> read(String text) {
        AgentFrame frame = AgentFrame.read(text);
        Optional<Structure> read = model.operation(frame.type()).map(operation -> frame.as(operation.input()));
        if (read.isEmpty()) {
            LOG.warn("The hub sent a {}, which is unknown here", frame.type());
        }
        return read;
    }
}
