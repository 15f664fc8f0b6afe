@NullMarked
package dev.gantry.kernel.segments;

import org.jspecify.annotations.NullMarked;
