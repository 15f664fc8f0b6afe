/** Time as the kernel knows it: the wall clock's in a server, made up in a simulated world. */
@NullMarked
package dev.gantry.kernel.time;

import org.jspecify.annotations.NullMarked;
