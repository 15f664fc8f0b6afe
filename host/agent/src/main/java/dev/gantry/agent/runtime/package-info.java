/** What the agent asks of a container runtime, and the values they exchange. */
@NullMarked
package dev.gantry.agent.runtime;

import org.jspecify.annotations.NullMarked;
