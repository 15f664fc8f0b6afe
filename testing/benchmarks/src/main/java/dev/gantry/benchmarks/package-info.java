/** Measures gantry: how many calls a second, how fast a task runs, how much a million tasks weigh. */
@NullMarked
package dev.gantry.benchmarks;

import org.jspecify.annotations.NullMarked;
