/** The hosts of a simulated world: our agent over a runtime in memory, and an unreliable network. */
@NullMarked
package dev.gantry.world.host;

import org.jspecify.annotations.NullMarked;
