@NullMarked
package dev.gantry.ecs.service;

import org.jspecify.annotations.NullMarked;
