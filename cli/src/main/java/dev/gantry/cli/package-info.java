/** The launcher's Java half: one class per verb. */
@NullMarked
package dev.gantry.cli;

import org.jspecify.annotations.NullMarked;
