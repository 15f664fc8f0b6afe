@NullMarked
package dev.gantry.kernel.tree;

import org.jspecify.annotations.NullMarked;
