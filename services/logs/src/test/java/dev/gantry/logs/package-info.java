@NullMarked
package dev.gantry.logs;

import org.jspecify.annotations.NullMarked;
