/** ECS' operations, one class each, named as AWS names them. */
@NullMarked
package dev.gantry.ecs.operations;

import org.jspecify.annotations.NullMarked;
