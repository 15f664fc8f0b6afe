package dev.gantry.kernel;

import dev.gantry.kernel.codec.RowCodec;
import dev.gantry.kernel.state.Image;
import dev.gantry.kernel.state.Outcome;
import dev.gantry.kernel.state.PlacedRow;
import dev.gantry.kernel.state.Schema;
import dev.gantry.kernel.state.Snapshot;
import dev.gantry.value.Row;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads a journal's rows: decodes them on all cores while they are read, then builds the tables from them. */
final class Loading {

    private static final Logger LOG = LoggerFactory.getLogger(Loading.class);
    private static final int CHUNK = 2_000;
    private static final int CHUNKS_AHEAD = 32;

    private final Schema schema;
    private final RowCodec codec;
    private final Image image;
    private final Set<String> unknown = new HashSet<>();
    private final List<Future<?>> decoding = new ArrayList<>();
    private final Semaphore ahead = new Semaphore(CHUNKS_AHEAD);
    private List<Journal.StoredRow> chunk = new ArrayList<>(CHUNK);

    Loading(Schema schema, RowCodec codec) {
        this.schema = schema;
        this.codec = codec;
        this.image = new Image(schema);
    }

    Snapshot load(Journal journal) {
        int cores = Runtime.getRuntime().availableProcessors();
        try (ExecutorService decoders = Executors.newFixedThreadPool(
                cores, Thread.ofPlatform().name("loader-", 0).factory())) {
            long revision = journal.load(row -> gather(row, decoders));
            decode(decoders);
            decoding.forEach(Outcome::of);
            return image.snapshot(revision, decoders);
        }
    }

    private void gather(Journal.StoredRow row, ExecutorService decoders) {
        chunk.add(row);
        if (chunk.size() == CHUNK) {
            decode(decoders);
        }
    }

    private void decode(ExecutorService decoders) {
        List<Journal.StoredRow> rows = chunk;
        chunk = new ArrayList<>(CHUNK);
        ahead.acquireUninterruptibly();
        decoding.add(decoders.submit(() -> decode(rows)));
    }

    private void decode(List<Journal.StoredRow> rows) {
        try {
            List<PlacedRow<?>> placed = new ArrayList<>(rows.size());
            for (Journal.StoredRow row : rows) {
                schema.named(row.table()).ifPresentOrElse(table -> placed.add(placed(table, row)), () -> skip(row));
            }
            image.add(placed);
        } finally {
            ahead.release();
        }
    }

    private <R extends Row> PlacedRow<R> placed(Table<R> table, Journal.StoredRow stored) {
        R row = codec.read(table, stored.key(), stored.version(), stored.json());
        return image.placed(table, stored.key(), row);
    }

    private synchronized void skip(Journal.StoredRow stored) {
        if (unknown.add(stored.table())) {
            LOG.warn("The rows of {} stay in the journal unread: no service has that table", stored.table());
        }
    }
}
