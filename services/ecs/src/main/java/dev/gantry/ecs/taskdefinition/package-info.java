/** Task definitions as requests list them. */
@NullMarked
package dev.gantry.ecs.taskdefinition;

import org.jspecify.annotations.NullMarked;
