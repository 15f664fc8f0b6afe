/** A whole fleet in one thread, on virtual time, whose faults follow from a seed. */
@NullMarked
package dev.gantry.world;

import org.jspecify.annotations.NullMarked;
