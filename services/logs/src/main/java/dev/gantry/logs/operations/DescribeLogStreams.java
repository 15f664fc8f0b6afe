package dev.gantry.logs.operations;

import static java.util.Objects.requireNonNullElse;

import dev.gantry.kernel.Call;
import dev.gantry.kernel.Query;
import dev.gantry.kernel.View;
import dev.gantry.logs.LogEvents;
import dev.gantry.logs.LogGroupRow;
import dev.gantry.logs.Lookup;
import dev.gantry.logs.StreamPage;
import dev.gantry.logs.Subjects;
import dev.gantry.shapes.logs.DescribeLogStreamsRequest;
import dev.gantry.shapes.logs.DescribeLogStreamsResponse;
import dev.gantry.shapes.logs.InvalidParameterException;
import dev.gantry.shapes.logs.OrderBy;

/** Lists the streams of a log group by name, or by the time of their last event. */
public final class DescribeLogStreams implements Query<DescribeLogStreamsRequest, DescribeLogStreamsResponse> {

    private static final int MOST = 50;

    private final LogEvents events;

    DescribeLogStreams(LogEvents events) {
        this.events = events;
    }

    @Override
    public String subject(DescribeLogStreamsRequest request, Call call) {
        return Subjects.group(call, Lookup.groupName(request.logGroupName(), request.logGroupIdentifier()));
    }

    @Override
    public DescribeLogStreamsResponse answer(DescribeLogStreamsRequest request, View view, Call call) {
        String name = Lookup.groupName(request.logGroupName(), request.logGroupIdentifier());
        LogGroupRow group = Lookup.group(view, call.scope(), name);
        String prefix = requireNonNullElse(request.logStreamNamePrefix(), "");
        boolean byTime = OrderBy.LAST_EVENT_TIME.equals(request.orderBy());
        if (byTime && !prefix.isEmpty()) {
            throw new InvalidParameterException("Cannot order by LastEventTime with a logStreamNamePrefix.");
        }
        boolean descending = requireNonNullElse(request.descending(), false);
        StreamPage.Wish wish =
                new StreamPage.Wish(byTime, descending, requireNonNullElse(request.limit(), MOST), request.nextToken());
        return StreamPage.of(Lookup.streams(view, group, prefix), events, wish);
    }
}
