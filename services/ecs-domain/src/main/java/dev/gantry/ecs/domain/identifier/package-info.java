/** Names, ids and ARNs: how ECS' resources are called, and how requests refer to them. */
@NullMarked
package dev.gantry.ecs.domain.identifier;

import org.jspecify.annotations.NullMarked;
