/** One class per operation of CloudWatch Logs. */
@NullMarked
package dev.gantry.logs.operations;

import org.jspecify.annotations.NullMarked;
