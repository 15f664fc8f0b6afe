/** What was measured, as a table. */
@NullMarked
package dev.gantry.benchmarks.report;

import org.jspecify.annotations.NullMarked;
