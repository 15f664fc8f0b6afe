package dev.gantry.server;

import dev.gantry.kernel.Table;
import dev.gantry.value.Row;

/** A row that the tests' own operation writes. */
public record Note(String key, String text) implements Row {

    public static final Table<Note> TABLE = Table.of("test.notes", Note.class);
}
