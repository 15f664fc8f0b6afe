/** The network interfaces of awsvpc tasks: made before a task is PENDING, given back before it is STOPPED. */
@NullMarked
package dev.gantry.ecs.network;

import org.jspecify.annotations.NullMarked;
