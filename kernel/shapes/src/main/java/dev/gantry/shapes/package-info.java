/** What the generated records of AWS' shapes have in common: structures, members, types and their constraints. */
@NullMarked
package dev.gantry.shapes;

import org.jspecify.annotations.NullMarked;
