package dev.gantry.ecs.domain.taskdefinition;

import dev.gantry.value.Scope;
import java.time.Instant;

/**
 * Whose registration it is, when, and which revision it makes.
 *
 * @param registeredBy the ARN of the caller
 */
public record Registration(Scope scope, int revision, String registeredBy, Instant at) {}
