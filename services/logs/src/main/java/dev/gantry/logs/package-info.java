/** CloudWatch Logs: log groups and streams are rows, log events stand in segments. */
@NullMarked
package dev.gantry.logs;

import org.jspecify.annotations.NullMarked;
