/** ARCHITECTURE.md's rules, held against the compiled classes of every module. */
@NullMarked
package dev.gantry.architecture;

import org.jspecify.annotations.NullMarked;
