/** Measurements on simulated hosts. */
@NullMarked
package dev.gantry.benchmarks.scale;

import org.jspecify.annotations.NullMarked;
