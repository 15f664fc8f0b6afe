/** What turns changes into turns: the loops that drive controllers and workers. */
@NullMarked
package dev.gantry.kernel.loop;

import org.jspecify.annotations.NullMarked;
