/** The persistent ordered map that tables, indexes and views are made of. */
@NullMarked
package dev.gantry.kernel.tree;

import org.jspecify.annotations.NullMarked;
