package dev.gantry.kernel;

import java.nio.file.Path;

class MemoryJournalTest extends JournalContract {

    private final MemoryJournal.Storage storage = new MemoryJournal.Storage();

    @Override
    protected Journal open(Path folder) {
        return new MemoryJournal(storage);
    }
}
