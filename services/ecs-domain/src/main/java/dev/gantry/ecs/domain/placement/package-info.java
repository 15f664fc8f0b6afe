/** Placement: what a task demands, which instances can take it, and which one is chosen. */
@NullMarked
package dev.gantry.ecs.domain.placement;

import org.jspecify.annotations.NullMarked;
