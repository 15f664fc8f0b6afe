/** The fleet as placement looks at it: indexes by what instances have left, what they are and whose tasks they hold. */
@NullMarked
package dev.gantry.ecs.domain.placement.fleet;

import org.jspecify.annotations.NullMarked;
