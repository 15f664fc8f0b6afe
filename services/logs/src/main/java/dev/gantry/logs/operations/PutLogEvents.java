package dev.gantry.logs.operations;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import dev.gantry.kernel.Call;
import dev.gantry.kernel.Procedure;
import dev.gantry.kernel.View;
import dev.gantry.kernel.segments.Entry;
import dev.gantry.logs.Acceptance;
import dev.gantry.logs.LogEvents;
import dev.gantry.logs.LogGroupRow;
import dev.gantry.logs.LogStreamRow;
import dev.gantry.logs.Lookup;
import dev.gantry.logs.SequenceToken;
import dev.gantry.logs.Subjects;
import dev.gantry.shapes.logs.InputLogEvent;
import dev.gantry.shapes.logs.PutLogEventsRequest;
import dev.gantry.shapes.logs.PutLogEventsResponse;
import dev.gantry.shapes.logs.RejectedEntityInfo;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Appends events to a log stream: durable when it answers. Nothing of it goes through the journal. */
public final class PutLogEvents implements Procedure<PutLogEventsRequest, PutLogEventsResponse> {

    private final LogEvents events;

    PutLogEvents(LogEvents events) {
        this.events = events;
    }

    @Override
    public String subject(PutLogEventsRequest request, Call call) {
        return Subjects.stream(call, requireNonNull(request.logGroupName()), requireNonNull(request.logStreamName()));
    }

    /** The sequence token is not looked at, as AWS does since 2023; entities belong to a part we do not have. */
    @Override
    public PutLogEventsResponse perform(PutLogEventsRequest request, Call call) {
        View view = events.view();
        LogGroupRow group = Lookup.group(view, call.scope(), requireNonNull(request.logGroupName()));
        LogStreamRow stream = Lookup.stream(view, group, requireNonNull(request.logStreamName()));
        Instant now = events.now();
        Acceptance acceptance = Acceptance.of(entries(request), group, now);
        events.append(stream, now, acceptance.kept());
        return new PutLogEventsResponse(
                SequenceToken.of(events.summary(stream)),
                acceptance.rejected().orElse(null),
                request.entity() == null ? null : new RejectedEntityInfo("UnsupportedLogGroupType"));
    }

    private static List<Entry> entries(PutLogEventsRequest request) {
        List<Entry> entries = new ArrayList<>();
        for (InputLogEvent event : request.logEventsOrEmpty()) {
            String message = requireNonNullElse(event.message(), "");
            entries.add(new Entry(requireNonNull(event.timestamp()), message.getBytes(StandardCharsets.UTF_8)));
        }
        return entries;
    }
}
