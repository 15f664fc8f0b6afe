/** A task on its container instance: its plan, its state and the pure decisions about both. */
@NullMarked
package dev.gantry.agent.task;

import org.jspecify.annotations.NullMarked;
