/** The agent hub: ACS tells container agents what should run, TCS hears how it runs. */
@NullMarked
package dev.gantry.ecs.hub;

import org.jspecify.annotations.NullMarked;
