@NullMarked
package dev.gantry.benchmarks.load;

import org.jspecify.annotations.NullMarked;
