@NullMarked
package dev.gantry.ecs.network;

import org.jspecify.annotations.NullMarked;
