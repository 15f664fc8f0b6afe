/** A container runtime in memory, driven by the task's own words on virtual time. */
@NullMarked
package dev.gantry.agent.simulated;

import org.jspecify.annotations.NullMarked;
