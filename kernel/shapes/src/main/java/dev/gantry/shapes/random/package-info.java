/** Random structures that are valid by their models, for property tests and fuzzers. */
@NullMarked
package dev.gantry.shapes.random;

import org.jspecify.annotations.NullMarked;
