@NullMarked
package dev.gantry.kernel;

import org.jspecify.annotations.NullMarked;
