/** Container instances: what they are, what is left of them, and the status they have. */
@NullMarked
package dev.gantry.ecs.domain.instance;

import org.jspecify.annotations.NullMarked;
