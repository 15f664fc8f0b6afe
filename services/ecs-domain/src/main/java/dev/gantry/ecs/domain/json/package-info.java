/** JSON text inside of values: event details and Docker's configuration travel as strings. */
@NullMarked
package dev.gantry.ecs.domain.json;

import org.jspecify.annotations.NullMarked;
