/** Tests of the generated shapes and of what they have in common. */
@NullMarked
package dev.gantry.shapes;

import org.jspecify.annotations.NullMarked;
