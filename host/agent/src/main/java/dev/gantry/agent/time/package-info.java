/** The agent's clock and alarms. */
@NullMarked
package dev.gantry.agent.time;

import org.jspecify.annotations.NullMarked;
