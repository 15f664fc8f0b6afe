@NullMarked
package dev.gantry.journal.sqlite;

import org.jspecify.annotations.NullMarked;
