package dev.gantry.logs.operations;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.gantry.kernel.Call;
import dev.gantry.kernel.Query;
import dev.gantry.kernel.View;
import dev.gantry.kernel.segments.Mark;
import dev.gantry.kernel.segments.StoredEntry;
import dev.gantry.logs.EventPage;
import dev.gantry.logs.EventToken;
import dev.gantry.logs.LogEvents;
import dev.gantry.logs.LogGroupRow;
import dev.gantry.logs.LogStreamRow;
import dev.gantry.logs.Lookup;
import dev.gantry.logs.Subjects;
import dev.gantry.shapes.logs.GetLogEventsRequest;
import dev.gantry.shapes.logs.GetLogEventsResponse;
import dev.gantry.shapes.logs.OutputLogEvent;
import java.util.Optional;

/** Reads a log stream's events page by page, in either direction. The token of an empty page is the one it was given. */
public final class GetLogEvents implements Query<GetLogEventsRequest, GetLogEventsResponse> {

    private static final int MOST = 10_000;

    private final LogEvents events;

    GetLogEvents(LogEvents events) {
        this.events = events;
    }

    @Override
    public String subject(GetLogEventsRequest request, Call call) {
        String group = Lookup.groupName(request.logGroupName(), request.logGroupIdentifier());
        return Subjects.stream(call, group, requireNonNull(request.logStreamName()));
    }

    @Override
    public GetLogEventsResponse answer(GetLogEventsRequest request, View view, Call call) {
        String name = Lookup.groupName(request.logGroupName(), request.logGroupIdentifier());
        LogGroupRow group = Lookup.group(view, call.scope(), name);
        LogStreamRow stream = Lookup.stream(view, group, requireNonNull(request.logStreamName()));
        EventPage page = EventPage.read(events, stream, token(request), wish(request, group));
        return new GetLogEventsResponse(
                page.events().stream().map(GetLogEvents::output).toList(),
                page.forward().toString(),
                page.backward().toString());
    }

    private static EventToken token(GetLogEventsRequest request) {
        boolean fromHead = requireNonNullElse(request.startFromHead(), false);
        return Optional.ofNullable(request.nextToken())
                .map(EventToken::parse)
                .orElseGet(() -> fromHead ? EventToken.after(Mark.START) : EventToken.before(Mark.END));
    }

    private EventPage.Wish wish(GetLogEventsRequest request, LogGroupRow group) {
        long from = Math.max(requireNonNullElse(request.startTime(), 0L), group.expiredBefore(events.now()));
        long until = requireNonNullElse(request.endTime(), Long.MAX_VALUE);
        return new EventPage.Wish(from, until, requireNonNullElse(request.limit(), MOST));
    }

    private static OutputLogEvent output(StoredEntry event) {
        return new OutputLogEvent(event.time(), LogEvents.message(event), event.arrival());
    }
}
