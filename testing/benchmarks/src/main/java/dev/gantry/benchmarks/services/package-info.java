/** Services on a real Docker Engine, beside Docker Swarm and the engine alone. */
@NullMarked
package dev.gantry.benchmarks.services;

import org.jspecify.annotations.NullMarked;
