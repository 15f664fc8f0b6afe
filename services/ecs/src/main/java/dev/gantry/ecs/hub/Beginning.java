package dev.gantry.ecs.hub;

import dev.gantry.shapes.acs.PayloadMessage;

/** An answer to the question how an agent begins a task. */
sealed interface Beginning {

    /** With this message. */
    record With(PayloadMessage payload) implements Beginning {}

    /** Not at all: an agent that lacks what the reason names would wait for it for ever and say nothing. */
    record Impossible(String reason) implements Beginning {}
}
