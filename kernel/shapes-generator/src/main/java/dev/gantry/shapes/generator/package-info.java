/** Writes the records, enums, exceptions and descriptors of {@code kernel/shapes} from the files in {@code models/}. */
@NullMarked
package dev.gantry.shapes.generator;

import org.jspecify.annotations.NullMarked;
