package dev.gantry.kernel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The commands that wait for the writer, until it is closed: each one is either taken or left to whoever closes it. */
final class Inbox {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Queue<Submission<?>> waiting = new ArrayDeque<>();
    private boolean closed;

    /** False if it is closed. */
    boolean add(Submission<?> submission) {
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            waiting.add(submission);
            filled.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is something. Nothing if it is closed. */
    List<Submission<?>> await(int most) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.isEmpty() && !closed) {
                filled.await();
            }
            return taken(most);
        } finally {
            lock.unlock();
        }
    }

    /** What is there, which may be nothing. */
    List<Submission<?>> take(int most) {
        lock.lock();
        try {
            return taken(most);
        } finally {
            lock.unlock();
        }
    }

    /** What nobody will take any more. */
    List<Submission<?>> close() {
        lock.lock();
        try {
            closed = true;
            filled.signalAll();
            return taken(Integer.MAX_VALUE);
        } finally {
            lock.unlock();
        }
    }

    private List<Submission<?>> taken(int most) {
        int count = Math.min(most, waiting.size());
        List<Submission<?>> taken = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            taken.add(waiting.remove());
        }
        return taken;
    }
}
