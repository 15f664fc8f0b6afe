/** Clusters and the settings of an account. */
@NullMarked
package dev.gantry.ecs.domain.cluster;

import org.jspecify.annotations.NullMarked;
