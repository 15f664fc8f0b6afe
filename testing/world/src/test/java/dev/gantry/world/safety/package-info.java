@NullMarked
package dev.gantry.world.safety;

import org.jspecify.annotations.NullMarked;
