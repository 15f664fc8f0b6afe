/** Lives of simulated worlds: what users and fate do to them, by seed. */
@NullMarked
package dev.gantry.world.life;

import org.jspecify.annotations.NullMarked;
