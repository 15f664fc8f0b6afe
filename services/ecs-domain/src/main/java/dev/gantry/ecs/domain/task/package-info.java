/** Tasks: their rows, their one lifecycle, and what they look like to clients, to the agent and in events. */
@NullMarked
package dev.gantry.ecs.domain.task;

import org.jspecify.annotations.NullMarked;
