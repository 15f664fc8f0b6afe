@NullMarked
package dev.gantry.value;

import org.jspecify.annotations.NullMarked;
