/** The language of filter patterns: pure functions from a pattern and a message to yes or no. */
@NullMarked
package dev.gantry.logs.pattern;

import org.jspecify.annotations.NullMarked;
