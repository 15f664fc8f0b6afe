/** Amazon ECS: its operations, its controllers and the hub that its agents talk to. */
@NullMarked
package dev.gantry.ecs;

import org.jspecify.annotations.NullMarked;
