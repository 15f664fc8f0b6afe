package dev.gantry.kernel;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Finishes batches beside the thread that runs them: one at a time, and none may wait for another. */
final class CommitThread {

    private final Semaphore free = new Semaphore(1);
    private final ExecutorService executor = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("committer").factory());
    private final Consumer<RunBatch> finish;
    private volatile @Nullable Thread busy;

    CommitThread(Consumer<RunBatch> finish) {
        this.finish = finish;
    }

    /** Waits until the batch before is finished, and returns while this one is on its way. */
    void take(RunBatch batch) {
        free.acquireUninterruptibly();
        executor.execute(() -> {
            busy = Thread.currentThread();
            try {
                finish.accept(batch);
            } finally {
                busy = null;
                free.release();
            }
        });
    }

    boolean isThisThread() {
        return Thread.currentThread() == busy;
    }

    /** Waits until the last batch is finished. */
    void close() {
        free.acquireUninterruptibly();
        executor.shutdown();
    }
}
