/** Plain values that every part of gantry shares; needs nothing but {@code java.base}. */
@NullMarked
package dev.gantry.value;

import org.jspecify.annotations.NullMarked;
