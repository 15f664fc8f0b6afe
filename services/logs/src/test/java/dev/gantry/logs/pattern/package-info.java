@NullMarked
package dev.gantry.logs.pattern;

import org.jspecify.annotations.NullMarked;
