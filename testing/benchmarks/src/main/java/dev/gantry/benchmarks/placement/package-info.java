/** How fast placements are, without a server around them. */
@NullMarked
package dev.gantry.benchmarks.placement;

import org.jspecify.annotations.NullMarked;
