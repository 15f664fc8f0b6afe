/** What must be true after every step of a simulated world. */
@NullMarked
package dev.gantry.world.safety;

import org.jspecify.annotations.NullMarked;
