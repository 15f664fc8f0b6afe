/** Hosts without machines, in the server's own process. */
@NullMarked
package dev.gantry.benchmarks.simulated;

import org.jspecify.annotations.NullMarked;
