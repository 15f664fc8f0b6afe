/** Task definitions: what may be registered, and what AWS fills in. */
@NullMarked
package dev.gantry.ecs.domain.taskdefinition;

import org.jspecify.annotations.NullMarked;
