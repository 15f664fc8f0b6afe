/** What a task looks like to the agent: the Task of a PayloadMessage. */
@NullMarked
package dev.gantry.ecs.domain.payload;

import org.jspecify.annotations.NullMarked;
