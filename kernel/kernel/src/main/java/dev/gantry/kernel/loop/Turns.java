package dev.gantry.kernel.loop;

import dev.gantry.kernel.time.Timeline;
import dev.gantry.value.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The keys that a loop has to look at: which wait for a turn, which have theirs, which have failed and wait longer, and
 * which are to be woken later. A key has one turn at a time; one that is marked during its turn gets another one after.
 */
final class Turns {

    private final Timeline timeline;
    private final Ids ids;
    private final Backoff backoff;
    private final int atOnce;
    private final Consumer<String> start;
    private final LinkedHashSet<String> waiting = new LinkedHashSet<>();
    private final Map<String, Turn> running = new HashMap<>();
    private final Map<String, Integer> failures = new HashMap<>();
    private final Map<String, Timeline.Timer> failedUntil = new HashMap<>();
    private final Map<String, Alarm> alarms = new HashMap<>();
    private boolean closed;

    /** A key's turn on its way. */
    private static final class Turn {
        private boolean again;
    }

    private record Alarm(Instant at, Timeline.Timer timer) {}

    /**
     * Keys without any work.
     *
     * @param start begins the turn of a key, and must not take long itself
     */
    Turns(Timeline timeline, Ids ids, Backoff backoff, int atOnce, Consumer<String> start) {
        this.timeline = timeline;
        this.ids = ids;
        this.backoff = backoff;
        this.atOnce = atOnce;
        this.start = start;
    }

    /** The key is to be looked at: now, after its turn, or when it has waited off its failure. */
    void mark(String key) {
        synchronized (this) {
            Turn turn = running.get(key);
            if (turn != null) {
                turn.again = true;
            } else if (!failedUntil.containsKey(key)) {
                waiting.add(key);
            }
        }
        startWaiting();
    }

    /** The key's turn sees the world as it is from now on: what marked it before is taken care of. */
    synchronized void sees(String key) {
        Turn turn = running.get(key);
        if (turn != null) {
            turn.again = false;
        }
    }

    void finished(String key, Optional<Instant> next) {
        synchronized (this) {
            failures.remove(key);
            end(key);
            setAlarm(key, next.orElse(null));
        }
        startWaiting();
    }

    /** Returns how often the key has failed in a row. */
    int failed(String key) {
        int count;
        synchronized (this) {
            count = failures.merge(key, 1, Integer::sum);
            running.remove(key);
            Instant until = timeline.instant().plus(backoff.after(count, ids));
            failedUntil.put(key, timeline.schedule(until, () -> retry(key)));
        }
        startWaiting();
        return count;
    }

    private void end(String key) {
        Turn turn = running.remove(key);
        if (turn != null && turn.again) {
            waiting.add(key);
        }
    }

    private void retry(String key) {
        synchronized (this) {
            failedUntil.remove(key);
        }
        mark(key);
    }

    private void setAlarm(String key, @Nullable Instant at) {
        Alarm before = alarms.get(key);
        if (before != null && before.at.equals(at)) {
            return;
        }
        if (before != null) {
            before.timer.cancel();
            alarms.remove(key);
        }
        if (at != null && !closed) {
            alarms.put(key, new Alarm(at, timeline.schedule(at, () -> wake(key, at))));
        }
    }

    private void wake(String key, Instant at) {
        synchronized (this) {
            Alarm alarm = alarms.get(key);
            if (alarm != null && alarm.at.equals(at)) {
                alarms.remove(key);
            }
        }
        mark(key);
    }

    private void startWaiting() {
        takeStartable().forEach(start);
    }

    private synchronized List<String> takeStartable() {
        List<String> startable = new ArrayList<>();
        while (!closed && running.size() < atOnce && !waiting.isEmpty()) {
            String key = waiting.removeFirst();
            running.put(key, new Turn());
            startable.add(key);
        }
        return startable;
    }

    /** Whether nothing waits and no turn is on its way; alarms and failures may still be pending. */
    synchronized boolean isIdle() {
        return waiting.isEmpty() && running.isEmpty();
    }

    /** Begins no more turns. */
    synchronized void close() {
        closed = true;
        waiting.clear();
        alarms.values().forEach(alarm -> alarm.timer.cancel());
        failedUntil.values().forEach(Timeline.Timer::cancel);
    }
}
