package dev.gantry.ecs.domain.identifier;

import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.value.Arn;

/** Reads the ARN of one kind of ECS resource out of a request. */
final class ResourceArn {

    private ResourceArn() {}

    /** The ARN of a resource of that kind, as in {@code cluster}. */
    static Arn parse(String text, String kind) {
        Arn arn = Arn.parse(text).orElseThrow(() -> new InvalidParameterException("Unexpected number of separators"));
        if (!arn.service().equals("ecs") || !arn.resource().startsWith(kind + "/")) {
            throw new InvalidParameterException("Invalid identifier: " + text);
        }
        return arn;
    }
}
