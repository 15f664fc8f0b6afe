package dev.gantry.logs;

import dev.gantry.kernel.Slice;
import dev.gantry.kernel.segments.Summary;
import dev.gantry.shapes.logs.DescribeLogStreamsResponse;
import dev.gantry.shapes.logs.LogStream;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One page of DescribeLogStreams. */
public final class StreamPage {

    private StreamPage() {}

    /** How a request wants the streams. */
    public record Wish(
            boolean byTime,
            boolean descending,
            int limit,
            @Nullable String nextToken) {}

    /** A stream and the time of its last event, 0 without one. */
    private record Place(long time, String name, Optional<LogStreamRow> stream) {}

    public static DescribeLogStreamsResponse of(Slice<LogStreamRow> streams, LogEvents events, Wish wish) {
        Comparator<Place> ascending = Comparator.comparingLong(Place::time).thenComparing(Place::name);
        Comparator<Place> order = wish.descending() ? ascending.reversed() : ascending;
        Optional<Place> after = Optional.ofNullable(wish.nextToken()).map(StreamPage::place);
        List<Place> page = streams.stream()
                .map(stream ->
                        new Place(wish.byTime() ? lastTime(stream, events) : 0, stream.name(), Optional.of(stream)))
                .filter(place -> after.isEmpty() || order.compare(place, after.get()) > 0)
                .sorted(order)
                .limit(wish.limit() + 1L)
                .toList();
        List<LogStream> answers = page.stream()
                .limit(wish.limit())
                .flatMap(place -> place.stream().stream())
                .map(stream -> answer(stream, events))
                .toList();
        return DescribeLogStreamsResponse.builder()
                .logStreams(answers)
                .nextToken(page.size() > wish.limit() ? token(page.get(wish.limit() - 1)) : null)
                .build();
    }

    private static long lastTime(LogStreamRow stream, LogEvents events) {
        return Math.max(0, events.summary(stream).lastTime());
    }

    private static String token(Place place) {
        return PageTokens.write(Long.toString(place.time()), place.name());
    }

    private static Place place(String token) {
        List<String> parts = PageTokens.read(token, 2);
        try {
            return new Place(Long.parseLong(parts.get(0)), parts.get(1), Optional.empty());
        } catch (NumberFormatException notOurs) {
            throw PageTokens.invalid();
        }
    }

    /** AWS no longer counts bytes per stream. */
    private static LogStream answer(LogStreamRow stream, LogEvents events) {
        LogStream.Builder answer = LogStream.builder()
                .logStreamName(stream.name())
                .creationTime(stream.creationTime().toEpochMilli())
                .arn(stream.arn())
                .storedBytes(0L);
        Summary summary = events.summary(stream);
        if (!summary.isEmpty()) {
            answer.firstEventTimestamp(summary.firstTime())
                    .lastEventTimestamp(summary.lastTime())
                    .lastIngestionTime(summary.lastArrival())
                    .uploadSequenceToken(SequenceToken.of(summary));
        }
        return answer.build();
    }
}
