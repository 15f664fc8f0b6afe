/** Services: the rows that their operations and their controller both write. */
@NullMarked
package dev.gantry.ecs.service;

import org.jspecify.annotations.NullMarked;
