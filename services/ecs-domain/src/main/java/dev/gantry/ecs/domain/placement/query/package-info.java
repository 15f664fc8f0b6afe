/** The cluster query language, in which memberOf constraints and filters of container instances are written. */
@NullMarked
package dev.gantry.ecs.domain.placement.query;

import org.jspecify.annotations.NullMarked;
