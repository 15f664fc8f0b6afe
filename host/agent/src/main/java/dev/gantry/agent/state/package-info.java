/** What the agent remembers across restarts. */
@NullMarked
package dev.gantry.agent.state;

import org.jspecify.annotations.NullMarked;
