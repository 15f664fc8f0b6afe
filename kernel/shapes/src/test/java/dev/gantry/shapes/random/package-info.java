/** Tests of random structures. */
@NullMarked
package dev.gantry.shapes.random;

import org.jspecify.annotations.NullMarked;
