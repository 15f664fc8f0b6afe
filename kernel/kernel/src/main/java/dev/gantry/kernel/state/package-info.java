/** What tables are made of: frozen states that views show, and the working state that commands change. */
@NullMarked
package dev.gantry.kernel.state;

import org.jspecify.annotations.NullMarked;
