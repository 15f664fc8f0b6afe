/** Bulk data beside the journal: append-only streams of timed entries in files of their own. It needs java.nio only. */
@NullMarked
package dev.gantry.kernel.segments;

import org.jspecify.annotations.NullMarked;
