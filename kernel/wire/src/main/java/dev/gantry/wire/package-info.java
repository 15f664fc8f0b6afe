/** HTTP ⇄ generated shapes: AWS' six protocols, each driven by the shapes' descriptors, and the router between them. */
@NullMarked
package dev.gantry.wire;

import org.jspecify.annotations.NullMarked;
