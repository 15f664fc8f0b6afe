/** Ships containers' output to CloudWatch Logs. */
@NullMarked
package dev.gantry.agent.logs;

import org.jspecify.annotations.NullMarked;
