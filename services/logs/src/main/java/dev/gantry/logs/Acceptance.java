package dev.gantry.logs;

import dev.gantry.kernel.segments.Entry;
import dev.gantry.shapes.logs.InvalidParameterException;
import dev.gantry.shapes.logs.RejectedLogEventsInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which events of a PutLogEvents batch are kept. A batch in order may be cut at both ends, never in between. Source:
 * PutLogEvents in the API reference.
 */
public record Acceptance(List<Entry> kept, Optional<RejectedLogEventsInfo> rejected) {

    private static final int MOST_BYTES = 1 << 20;
    private static final Duration WIDEST = Duration.ofHours(24);
    private static final Duration OLDEST = Duration.ofDays(14);
    private static final Duration NEWEST = Duration.ofHours(2);

    /** Refuses what AWS refuses as a whole, then cuts what is too old, expired or too new. */
    public static Acceptance of(List<Entry> events, LogGroupRow group, Instant now) {
        requireSize(events);
        requireOrder(events);
        int tooOld = firstFrom(events, now.minus(OLDEST).toEpochMilli());
        int expired = firstFrom(events, group.expiredBefore(now));
        int tooNew = firstFrom(events, now.plus(NEWEST).toEpochMilli() + 1);
        int begin = Math.max(tooOld, expired);
        List<Entry> kept = begin < tooNew ? events.subList(begin, tooNew) : List.of();
        return new Acceptance(kept, rejected(events.size(), tooOld, expired, tooNew));
    }

    private static void requireSize(List<Entry> events) {
        long bytes = 0;
        for (Entry event : events) {
            bytes += event.payload().length + LogEvents.OVERHEAD;
        }
        if (bytes > MOST_BYTES) {
            throw new InvalidParameterException("Upload too large: " + bytes + " bytes exceeds limit of " + MOST_BYTES);
        }
    }

    private static void requireOrder(List<Entry> events) {
        for (int i = 1; i < events.size(); i++) {
            if (events.get(i).time() < events.get(i - 1).time()) {
                throw new InvalidParameterException(
                        "Log events in a single PutLogEvents request must be in chronological order.");
            }
        }
        if (events.getLast().time() - events.getFirst().time() > WIDEST.toMillis()) {
            throw new InvalidParameterException(
                    "The batch of log events in a single PutLogEvents request cannot span more than 24 hours.");
        }
    }

    /** The index of the first event of this time or later. */
    private static int firstFrom(List<Entry> events, long time) {
        int index = 0;
        while (index < events.size() && events.get(index).time() < time) {
            index++;
        }
        return index;
    }

    private static Optional<RejectedLogEventsInfo> rejected(int count, int tooOld, int expired, int tooNew) {
        if (tooOld == 0 && expired == 0 && tooNew == count) {
            return Optional.empty();
        }
        return Optional.of(new RejectedLogEventsInfo(
                orAbsent(tooNew, tooNew < count), orAbsent(tooOld, tooOld > 0), orAbsent(expired, expired > 0)));
    }

    private static @Nullable Integer orAbsent(int index, boolean there) {
        return there ? index : null;
    }
}
