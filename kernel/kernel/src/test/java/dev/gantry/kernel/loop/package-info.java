@NullMarked
package dev.gantry.kernel.loop;

import org.jspecify.annotations.NullMarked;
