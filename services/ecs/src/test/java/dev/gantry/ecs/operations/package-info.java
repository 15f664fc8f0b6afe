@NullMarked
package dev.gantry.ecs.operations;

import org.jspecify.annotations.NullMarked;
