/** The server of a simulated world: it is killed between steps, and its disk survives. */
@NullMarked
package dev.gantry.world.server;

import org.jspecify.annotations.NullMarked;
