package dev.gantry.ecs.hub;

import dev.gantry.shapes.Operation;
import dev.gantry.shapes.ServiceModel;
import dev.gantry.shapes.Shape;
import java.util.Optional;

/** Finds the shape of an agent message by the type that its frame names. */
final class Messages {

    private final ServiceModel model;

    Messages(ServiceModel model) {
        this.model = model;
    }

    Optional<Shape<?>> shapeOf(String type) {
        return model.operation(type).map(Operation::input);
    }
}
