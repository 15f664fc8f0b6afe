@NullMarked
package dev.gantry.world;

import org.jspecify.annotations.NullMarked;
