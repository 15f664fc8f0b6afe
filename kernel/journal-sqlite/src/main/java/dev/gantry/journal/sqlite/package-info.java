/** The journal of a single server: one SQLite file, which {@code sqlite3} can read at any time. */
@NullMarked
package dev.gantry.journal.sqlite;

import org.jspecify.annotations.NullMarked;
