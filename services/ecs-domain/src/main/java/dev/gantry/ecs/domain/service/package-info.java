/** Services: what their users want, the deployments that bring it about, and the decisions on the way. */
@NullMarked
package dev.gantry.ecs.domain.service;

import org.jspecify.annotations.NullMarked;
