package dev.gantry.server.agents;

import dev.gantry.ecs.hub.MessageCodec;
import dev.gantry.shapes.Shape;
import dev.gantry.shapes.Structure;
import dev.gantry.wire.AgentFrame;
import java.util.Optional;
import java.util.function.Function;

/** Agent messages in AWS JSON. */
public final class ShapeMessageCodec implements MessageCodec {

    @Override
    public String write(Structure message) {
        return AgentFrame.write(message);
    }

    @Override
    public Optional<Structure> read(String text, Function<String, Optional<Shape<?>>> shapeOfType) {
        AgentFrame frame = AgentFrame.read(text);
        return shapeOfType.apply(frame.type()).map(frame::as);
    }
}
