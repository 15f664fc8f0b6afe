package dev.gantry.ecs.domain.service;

import dev.gantry.shapes.ecs.InvalidParameterException;

/** How the rules of services refuse. */
final class Refusal {

    private Refusal() {}

    static void unless(boolean fine, String text) {
        if (!fine) {
            throw new InvalidParameterException(text);
        }
    }
}
