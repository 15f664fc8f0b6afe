@NullMarked
package dev.gantry.kernel.state;

import org.jspecify.annotations.NullMarked;
