/** Containers on a real Docker Engine. */
@NullMarked
package dev.gantry.benchmarks.docker;

import org.jspecify.annotations.NullMarked;
