/** Container instances as requests see them: found, given attributes, deregistered. */
@NullMarked
package dev.gantry.ecs.instance;

import org.jspecify.annotations.NullMarked;
