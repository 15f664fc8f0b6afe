package dev.gantry.logs.operations;

import static java.util.Objects.requireNonNullElse;

import dev.gantry.kernel.Call;
import dev.gantry.kernel.Query;
import dev.gantry.kernel.View;
import dev.gantry.logs.FilteredPage;
import dev.gantry.logs.LogEvents;
import dev.gantry.logs.LogGroupRow;
import dev.gantry.logs.LogStreamRow;
import dev.gantry.logs.Lookup;
import dev.gantry.logs.Subjects;
import dev.gantry.logs.pattern.FilterPattern;
import dev.gantry.shapes.logs.FilterLogEventsRequest;
import dev.gantry.shapes.logs.FilterLogEventsResponse;
import dev.gantry.shapes.logs.InvalidParameterException;
import java.util.List;
import java.util.Optional;

/** Searches the streams of a log group; their events come as one, in the order of time. */
public final class FilterLogEvents implements Query<FilterLogEventsRequest, FilterLogEventsResponse> {

    private static final int MOST = 10_000;

    private final LogEvents events;

    FilterLogEvents(LogEvents events) {
        this.events = events;
    }

    @Override
    public String subject(FilterLogEventsRequest request, Call call) {
        return Subjects.group(call, Lookup.groupName(request.logGroupName(), request.logGroupIdentifier()));
    }

    @Override
    public FilterLogEventsResponse answer(FilterLogEventsRequest request, View view, Call call) {
        String name = Lookup.groupName(request.logGroupName(), request.logGroupIdentifier());
        LogGroupRow group = Lookup.group(view, call.scope(), name);
        FilteredPage.Wish wish = new FilteredPage.Wish(
                streams(request, view, group),
                Math.max(requireNonNullElse(request.startTime(), 0L), group.expiredBefore(events.now())),
                requireNonNullElse(request.endTime(), Long.MAX_VALUE),
                FilterPattern.parse(requireNonNullElse(request.filterPattern(), "")),
                requireNonNullElse(request.limit(), MOST));
        FilteredPage page = FilteredPage.read(events, wish, Optional.ofNullable(request.nextToken()));
        return FilterLogEventsResponse.builder()
                .events(page.events())
                .searchedLogStreams(List.of())
                .nextToken(page.nextToken().orElse(null))
                .build();
    }

    private static List<LogStreamRow> streams(FilterLogEventsRequest request, View view, LogGroupRow group) {
        List<String> names = request.logStreamNamesOrEmpty();
        String prefix = requireNonNullElse(request.logStreamNamePrefix(), "");
        if (names.isEmpty()) {
            return Lookup.streams(view, group, prefix).stream().toList();
        }
        if (!prefix.isEmpty()) {
            throw new InvalidParameterException("Cannot specify both logStreamNames and logStreamNamePrefix.");
        }
        return names.stream()
                .distinct()
                .map(name -> Lookup.stream(view, group, name))
                .toList();
    }
}
