/** How RunTask, StartTask and, later, services turn a task definition into tasks with a place. */
@NullMarked
package dev.gantry.ecs.launch;

import org.jspecify.annotations.NullMarked;
