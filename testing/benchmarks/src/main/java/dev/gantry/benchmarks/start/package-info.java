/** Packaged servers as processes, from their start. */
@NullMarked
package dev.gantry.benchmarks.start;

import org.jspecify.annotations.NullMarked;
