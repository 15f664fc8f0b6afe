/** A load generator: real signatures over kept-alive sockets. */
@NullMarked
package dev.gantry.benchmarks.load;

import org.jspecify.annotations.NullMarked;
