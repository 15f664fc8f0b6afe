/** How rows become JSON and come back, whatever release wrote them. */
@NullMarked
package dev.gantry.kernel.codec;

import org.jspecify.annotations.NullMarked;
