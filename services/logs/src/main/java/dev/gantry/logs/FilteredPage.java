package dev.gantry.logs;

import dev.gantry.logs.MergedStreams.Event;
import dev.gantry.logs.MergedStreams.Place;
import dev.gantry.logs.pattern.FilterPattern;
import dev.gantry.shapes.logs.FilteredLogEvent;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One page of FilterLogEvents. It ends when it is full, or when so much was searched that the caller should hear from us:
 * then it may be empty and yet have a token.
 */
public record FilteredPage(List<FilteredLogEvent> events, Optional<String> nextToken) {

    private static final int MOST_BYTES = 1 << 20;
    private static final long MOST_SEARCHED = 64L << 20;

    /** Which events a request wants: both times belong to it. */
    public record Wish(List<LogStreamRow> streams, long from, long until, FilterPattern pattern, int limit) {}

    public static FilteredPage read(LogEvents events, Wish wish, Optional<String> token) {
        Place start = Place.before(wish.from());
        Place given = token.map(FilteredPage::place).orElse(start);
        Place after = given.compareTo(start) >= 0 ? given : start;
        return new Search(wish, new MergedStreams(events, wish.streams(), after)).run();
    }

    private static Place place(String token) {
        List<String> parts = PageTokens.read(token, 3);
        try {
            return new Place(Long.parseLong(parts.get(0)), parts.get(1), Long.parseLong(parts.get(2)));
        } catch (NumberFormatException notOurs) {
            throw PageTokens.invalid();
        }
    }

    private static String token(Place place) {
        return PageTokens.write(Long.toString(place.time()), place.stream(), Long.toString(place.position()));
    }

    /** Goes through the events until the page ends. */
    private static final class Search {

        private final Wish wish;
        private final MergedStreams merged;
        private final List<FilteredLogEvent> found = new ArrayList<>();
        private long foundBytes;
        private long searchedBytes;

        Search(Wish wish, MergedStreams merged) {
            this.wish = wish;
            this.merged = merged;
        }

        FilteredPage run() {
            Optional<Place> last = Optional.empty();
            while (merged.hasNext()) {
                if (isFull()) {
                    return new FilteredPage(found, last.map(FilteredPage::token));
                }
                Event event = merged.next();
                if (event.entry().time() > wish.until()) {
                    break;
                }
                look(event);
                last = Optional.of(event.place());
            }
            return new FilteredPage(found, Optional.empty());
        }

        private boolean isFull() {
            return found.size() >= wish.limit() || foundBytes >= MOST_BYTES || searchedBytes >= MOST_SEARCHED;
        }

        private void look(Event event) {
            String message = LogEvents.message(event.entry());
            int bytes = event.entry().payload().length + LogEvents.OVERHEAD;
            searchedBytes += bytes;
            if (wish.pattern().matches(message)) {
                foundBytes += bytes;
                found.add(answer(event, message));
            }
        }

        private static FilteredLogEvent answer(Event event, String message) {
            return new FilteredLogEvent(
                    event.stream().name(),
                    event.entry().time(),
                    message,
                    event.entry().arrival(),
                    eventId(event));
        }
    }

    /** Unique within the log group and the same in every answer: time, stream and position in 56 digits. */
    static String eventId(Event event) {
        BigInteger stream = new BigInteger(event.stream().id().substring(0, 16), 16);
        BigInteger number = BigInteger.valueOf(event.entry().time())
                .shiftLeft(128)
                .or(stream.shiftLeft(64))
                .or(BigInteger.valueOf(event.entry().position()));
        String digits = number.toString();
        return "0".repeat(Math.max(0, 56 - digits.length())) + digits;
    }
}
