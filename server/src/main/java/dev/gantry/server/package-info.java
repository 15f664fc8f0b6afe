/** The server: everything wired by hand, and the front door that every request comes through. */
@NullMarked
package dev.gantry.server;

import org.jspecify.annotations.NullMarked;
