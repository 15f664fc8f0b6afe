@NullMarked
package dev.gantry.kernel.operations;

import org.jspecify.annotations.NullMarked;
