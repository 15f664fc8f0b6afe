/** The agent's container runtime on the Docker Engine API. */
@NullMarked
package dev.gantry.docker;

import org.jspecify.annotations.NullMarked;
