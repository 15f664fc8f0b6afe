package dev.gantry.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A journal that lasts as long as its {@link Storage} object: what tests and simulated worlds run on. */
public final class MemoryJournal implements Journal {

    private final Storage storage;
    private final List<Consumer<Batch>> followers = new ArrayList<>();

    public MemoryJournal() {
        this(new Storage());
    }

    /** Opens what another journal left behind, as a restart does. */
    public MemoryJournal(Storage storage) {
        this.storage = storage;
    }

    /** What outlives a journal, as a disk does. */
    public static final class Storage {

        private final Map<String, Map<String, StoredRow>> tables = new TreeMap<>();
        private long revision;

        private void write(StoredChange change) {
            Map<String, StoredRow> rows = tables.computeIfAbsent(change.table(), _ -> new TreeMap<>());
            if (change.isDelete()) {
                rows.remove(change.key());
            } else {
                rows.put(change.key(), new StoredRow(change.table(), change.key(), change.version(), change.json()));
            }
        }
    }

    @Override
    public synchronized long load(Consumer<StoredRow> rows) {
        storage.tables.values().forEach(table -> table.values().forEach(rows));
        return storage.revision;
    }

    @Override
    public synchronized long commit(List<StoredChange> changes) {
        changes.forEach(storage::write);
        storage.revision++;
        Batch batch = new Batch(storage.revision, List.copyOf(changes));
        followers.forEach(follower -> follower.accept(batch));
        return storage.revision;
    }

    @Override
    public synchronized void follow(long after, Consumer<Batch> sink) {
        if (after != storage.revision) {
            throw new JournalException("The journal stands at " + storage.revision + ", not at " + after + ".");
        }
        followers.add(sink);
    }

    @Override
    public void whileLeading(Runnable work) {
        work.run();
    }

    @Override
    public synchronized void close() {
        followers.clear();
    }
}
