/** What the agent tells the control plane about its tasks. */
@NullMarked
package dev.gantry.agent.report;

import org.jspecify.annotations.NullMarked;
