/** Tables, views, the one-writer engine, controllers and the journal behind them. It has never heard of ECS. */
@NullMarked
package dev.gantry.kernel;

import org.jspecify.annotations.NullMarked;
