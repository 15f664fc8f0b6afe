@NullMarked
package dev.gantry.kernel.codec;

import org.jspecify.annotations.NullMarked;
