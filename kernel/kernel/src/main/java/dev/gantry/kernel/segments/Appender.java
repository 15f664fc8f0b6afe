package dev.gantry.kernel.segments;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The one thread that changes files. It takes all that waits, writes it to the streams' segments, makes it durable with
 * one force of the redo log, shows it to readers and then tells those who wait.
 */
final class Appender {

    private static final int MOST_AT_ONCE = 1024;

    private final Path redoFolder;
    private final StreamLogs logs;
    private final SegmentSettings settings;
    private final WriteFiles files;
    private final Checkpoints checkpoints;
    private final BlockingQueue<Work> queue = new LinkedBlockingQueue<>();
    private final Thread thread;
    private Optional<RedoLog> redo = Optional.empty();
    private long redoNumber;
    private volatile boolean closed;

    Appender(Path redoFolder, StreamLogs logs, SegmentSettings settings) {
        this.redoFolder = redoFolder;
        this.logs = logs;
        this.settings = settings;
        this.files = new WriteFiles(settings.openFiles());
        this.checkpoints = new Checkpoints("segments-checkpoint");
        this.thread = Thread.ofPlatform().name("segments-appender").daemon().start(this::run);
    }

    /** Waits until the work is done, and durable as settings say. */
    void perform(Work work) throws IOException {
        queue.add(work);
        if (closed) {
            refuseTheRest();
        }
        Optional<Exception> failure = uninterruptibly(work);
        if (failure.isPresent()) {
            throw new IOException("Segments could not be written: " + failure.get(), failure.get());
        }
    }

    /** An append cannot be called back; an interrupt is remembered for later. */
    private static Optional<Exception> uninterruptibly(Work work) {
        boolean interrupted = false;
        while (true) {
            try {
                Optional<Exception> failure = work.await();
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
                return failure;
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
    }

    private void run() {
        List<Work> batch = new ArrayList<>();
        try {
            while (!closed) {
                batch.add(queue.take());
                queue.drainTo(batch, MOST_AT_ONCE - 1);
                perform(batch);
                batch.clear();
            }
        } catch (InterruptedException nobodyInterruptsIt) {
            closed = true;
        }
        refuseTheRest();
    }

    private void perform(List<Work> batch) throws InterruptedException {
        List<RedoRecord> records = new ArrayList<>();
        Set<StreamLog> touched = new LinkedHashSet<>();
        for (Work work : batch) {
            stage(work, records, touched);
        }
        try {
            makeDurable(records);
        } catch (IOException | RuntimeException failure) {
            takeBack(batch, touched, failure);
            return;
        }
        touched.forEach(StreamLog::publish);
        batch.stream().filter(work -> !work.isDone()).forEach(Work::succeed);
    }

    private void stage(Work work, List<RedoRecord> records, Set<StreamLog> touched) {
        try {
            switch (work.kind()) {
                case Work.Kind.Append append -> touched.add(append(work.stream(), append, records));
                case Work.Kind.Delete() -> delete(work.stream(), records);
                case Work.Kind.Expire(long before) -> expire(work.stream(), before, records);
                case Work.Kind.Close() -> closed = true;
            }
        } catch (IOException | RuntimeException failure) {
            logs.forget(work.stream());
            work.fail(failure);
        }
    }

    private StreamLog append(String stream, Work.Kind.Append append, List<RedoRecord> records) throws IOException {
        StreamLog log = logs.get(stream);
        Segment segment = log.open(append.frame().summary());
        Bytes.write(files.channel(segment.file()), append.bytes(), segment.size());
        records.add(RedoRecord.write(logs.relative(segment.file()), segment.size(), append.bytes()));
        log.add(append.frame());
        return log;
    }

    private void delete(String stream, List<RedoRecord> records) throws IOException {
        Path folder = logs.folder(stream);
        logs.forget(stream);
        files.closeBelow(folder);
        Bytes.deleteTree(folder);
        records.add(RedoRecord.delete(stream));
    }

    private void expire(String stream, long before, List<RedoRecord> records) throws IOException {
        for (Segment segment : logs.get(stream).expired(before)) {
            files.closeBelow(segment.file());
            segment.delete();
            records.add(RedoRecord.delete(logs.relative(segment.file())));
        }
    }

    private void makeDurable(List<RedoRecord> records) throws IOException, InterruptedException {
        if (settings.durability() == Durability.PROCESS || records.isEmpty()) {
            return;
        }
        RedoLog log = redo.isPresent() ? redo.get() : RedoLog.begin(redoFolder, ++redoNumber);
        redo = Optional.of(log);
        for (RedoRecord record : records) {
            if (record.kind() == RedoRecord.Kind.WRITE) {
                log.changed(logs.folder(record.path()));
            }
        }
        log.write(records);
        if (log.size() >= settings.redoBytes()) {
            redo = Optional.empty();
            checkpoints.retire(log);
        }
    }

    /** Nothing of the batch was acknowledged: cut it off, and go on with a new redo log. */
    private void takeBack(List<Work> batch, Set<StreamLog> touched, Exception failure) throws InterruptedException {
        for (StreamLog log : touched) {
            logs.forget(log.name());
            try {
                files.closeBelow(logs.folder(log.name()));
                log.cutUnpublished();
            } catch (IOException again) {
                failure.addSuppressed(again);
            }
        }
        if (redo.isPresent()) {
            checkpoints.retire(redo.get());
            redo = Optional.empty();
        }
        batch.stream().filter(work -> !work.isDone()).forEach(work -> work.fail(failure));
    }

    private void refuseTheRest() {
        for (Work work = queue.poll(); work != null; work = queue.poll()) {
            work.fail(new IOException("Segments are closed"));
        }
    }

    void close() throws InterruptedException {
        queue.add(new Work("", new Work.Kind.Close()));
        thread.join();
        checkpoints.close(redo);
        files.closeAll();
    }
}
