package dev.gantry.ecs.domain.json;

import dev.gantry.shapes.Shape;
import dev.gantry.shapes.Structure;
import java.util.Map;
import java.util.TreeMap;

/** The detail of an event of ECS: members without a value are absent. */
public final class EventDetail {

    public static final String SOURCE = "aws.ecs";

    private EventDetail() {}

    /** The members that are set, sorted by name, to be added to. */
    public static Map<String, Object> of(Structure structure) {
        Shape<?> shape = structure.shape();
        Map<String, Object> detail = new TreeMap<>();
        for (int i = 0; i < shape.members().size(); i++) {
            Object value = structure.member(i);
            if (value != null) {
                detail.put(shape.members().get(i).wireName(), value);
            }
        }
        return detail;
    }

    public static String json(Map<String, Object> detail) {
        return JsonText.of(detail);
    }
}
