/** Clusters and accounts as requests see them: what counts in them, and which capacity providers they may use. */
@NullMarked
package dev.gantry.ecs.cluster;

import org.jspecify.annotations.NullMarked;
