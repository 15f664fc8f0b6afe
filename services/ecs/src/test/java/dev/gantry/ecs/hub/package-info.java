@NullMarked
package dev.gantry.ecs.hub;

import org.jspecify.annotations.NullMarked;
