@NullMarked
package dev.gantry.ecs;

import org.jspecify.annotations.NullMarked;
