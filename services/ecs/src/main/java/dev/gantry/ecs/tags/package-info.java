/** Tags: the rules that all of them keep, and the resources that carry them. */
@NullMarked
package dev.gantry.ecs.tags;

import org.jspecify.annotations.NullMarked;
