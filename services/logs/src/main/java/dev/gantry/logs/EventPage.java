package dev.gantry.logs;

import dev.gantry.kernel.segments.Mark;
import dev.gantry.kernel.segments.StoredEntry;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * One page of a stream's events in the order of time, and the tokens for the pages before and after it.
 *
 * @param forward the token given, if there is nothing after it
 * @param backward the token given, if there is nothing before it
 */
public record EventPage(List<StoredEntry> events, EventToken forward, EventToken backward) {

    private static final int MOST_BYTES = 1 << 20;

    /** Which events a request wants: from the first time to before the last, and how many. */
    public record Wish(long from, long until, int limit) {}

    public static EventPage read(LogEvents events, LogStreamRow stream, EventToken token, Wish wish) {
        return token.forward() ? after(events, stream, token, wish) : before(events, stream, token, wish);
    }

    private static EventPage after(LogEvents events, LogStreamRow stream, EventToken token, Wish wish) {
        Mark start = later(token.gap(), Mark.before(wish.from()));
        Iterator<StoredEntry> entries = events.segments().forward(stream.segments(), start);
        List<StoredEntry> page = take(entries, wish);
        return page.isEmpty() ? new EventPage(page, token, token.turned()) : around(page);
    }

    private static EventPage before(LogEvents events, LogStreamRow stream, EventToken token, Wish wish) {
        Mark end = earlier(token.gap(), Mark.before(wish.until()));
        Iterator<StoredEntry> entries = events.segments().backward(stream.segments(), end);
        List<StoredEntry> page = take(entries, wish).reversed();
        return page.isEmpty() ? new EventPage(page, token.turned(), token) : around(page);
    }

    private static EventPage around(List<StoredEntry> page) {
        return new EventPage(
                page,
                EventToken.after(page.getLast().mark()),
                EventToken.before(page.getFirst().mark()));
    }

    private static List<StoredEntry> take(Iterator<StoredEntry> entries, Wish wish) {
        List<StoredEntry> page = new ArrayList<>();
        long bytes = 0;
        while (entries.hasNext() && page.size() < wish.limit()) {
            StoredEntry event = entries.next();
            bytes += event.payload().length + LogEvents.OVERHEAD;
            boolean full = bytes > MOST_BYTES && !page.isEmpty();
            if (full || event.time() < wish.from() || event.time() >= wish.until()) {
                break;
            }
            page.add(event);
        }
        return page;
    }

    private static Mark later(Mark one, Mark other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static Mark earlier(Mark one, Mark other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
