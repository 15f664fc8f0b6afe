package dev.gantry.world.server;

import dev.gantry.kernel.Journal;
import dev.gantry.kernel.JournalException;
import dev.gantry.kernel.JournalLostException;
import dev.gantry.kernel.MemoryJournal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A server's disk. It outlives every server, and now and then a commit on it fails, or nobody knows whether it did. */
public final class Disk {

    private final MemoryJournal.Storage storage = new MemoryJournal.Storage();
    private final Supplier<Mishap> mishaps;
    private Set<String> doubtful = Set.of();

    public Disk(Supplier<Mishap> mishaps) {
        this.mishaps = mishaps;
    }

    /** What becomes of a commit. */
    public enum Mishap {
        NONE,
        /** Nothing is written, and the journal says so. */
        REFUSED,
        /** Nothing is written, but the journal cannot tell. */
        LOST_BEFORE,
        /** All is written, but the journal cannot tell. */
        LOST_AFTER
    }

    public Journal open() {
        return new Opened(new MemoryJournal(storage));
    }

    /** The rows of a commit of which nobody knew whether it was written: table and key, with a blank between. */
    public Set<String> doubtful() {
        return doubtful;
    }

    private final class Opened implements Journal {

        private final MemoryJournal journal;

        Opened(MemoryJournal journal) {
            this.journal = journal;
        }

        @Override
        public long load(Consumer<StoredRow> rows) {
            return journal.load(rows);
        }

        @Override
        public long commit(List<StoredChange> changes) {
            return switch (mishaps.get()) {
                case NONE -> {
                    doubtful = Set.of();
                    yield journal.commit(changes);
                }
                case REFUSED -> throw new JournalException("No space left on device");
                case LOST_BEFORE -> {
                    doubt(changes);
                    throw new JournalLostException("Input/output error");
                }
                case LOST_AFTER -> {
                    doubt(changes);
                    journal.commit(changes);
                    throw new JournalLostException("Input/output error");
                }
            };
        }

        private void doubt(List<StoredChange> changes) {
            Set<String> rows = new HashSet<>();
            changes.forEach(change -> rows.add(change.table() + " " + change.key()));
            doubtful = rows;
        }

        @Override
        public void follow(long after, Consumer<Batch> sink) {
            journal.follow(after, sink);
        }

        @Override
        public void whileLeading(Runnable work) {
            journal.whileLeading(work);
        }

        @Override
        public void close() {
            journal.close();
        }
    }
}
