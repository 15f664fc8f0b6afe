package dev.gantry.ecs.hub;

import dev.gantry.shapes.Shape;
import dev.gantry.shapes.Structure;
import java.util.Optional;
import java.util.function.Function;

/** Frames of the agent protocols, {@code {"type":…,"message":…}}, to generated records and back. */
public interface MessageCodec {

    String write(Structure message);

    /** Empty for a type that nobody knows. Throws a ServiceException for a frame that is no message at all. */
    Optional<Structure> read(String frame, Function<String, Optional<Shape<?>>> shapeOfType);
}
