package dev.gantry.kernel.segments;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** What somebody asked of the appender, and waits for. */
final class Work {

    private final String stream;
    private final Kind kind;
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile @Nullable Exception failure;

    Work(String stream, Kind kind) {
        this.stream = stream;
        this.kind = kind;
    }

    /** The changes that there are. */
    sealed interface Kind {

        /** A frame at the end of the stream. */
        record Append(Frame frame, ByteBuffer bytes) implements Kind {}

        /** The stream, or all streams of a folder, gone. */
        record Delete() implements Kind {}

        /** The segments gone whose entries are all older. */
        record Expire(long before) implements Kind {}

        /** The end of the appender itself, after what was asked before. */
        record Close() implements Kind {}
    }

    String stream() {
        return stream;
    }

    Kind kind() {
        return kind;
    }

    void succeed() {
        done.countDown();
    }

    void fail(Exception cause) {
        failure = cause;
        done.countDown();
    }

    boolean isDone() {
        return done.getCount() == 0;
    }

    /** Waits for the appender; tells what failed. */
    Optional<Exception> await() throws InterruptedException {
        done.await();
        return Optional.ofNullable(failure);
    }
}
