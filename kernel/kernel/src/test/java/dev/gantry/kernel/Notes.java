package dev.gantry.kernel;

import dev.gantry.value.Row;
import java.util.List;

/** A table for tests. */
final class Notes {

    static final Table<Note> NOTES = Table.of("test.notes", Note.class);
    static final Index<Note> BY_COLOUR = NOTES.indexBy("colour", Note::colour);
    static final Index<Note> BY_WORD = NOTES.index("word", Note::words);

    static final Table<Odd> ODDS = Table.of("test.odds", Odd.class);

    private Notes() {}

    record Note(String key, String colour, List<String> words) implements Row {}

    /** Anything may be too much. */
    record Odd(String key, Object anything) implements Row {}

    static Note note(String key, String colour, String... words) {
        return new Note(key, colour, List.of(words));
    }
}
