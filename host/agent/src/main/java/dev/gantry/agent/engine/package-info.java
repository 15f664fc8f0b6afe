/** The task engine: turns decisions into effects on the runtime and reports what became of them. */
@NullMarked
package dev.gantry.agent.engine;

import org.jspecify.annotations.NullMarked;
