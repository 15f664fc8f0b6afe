/** ECS' controllers: what becomes of rows when nobody asks. */
@NullMarked
package dev.gantry.ecs.controllers;

import org.jspecify.annotations.NullMarked;
