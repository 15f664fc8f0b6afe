package dev.gantry.agent.session;

import dev.gantry.agent.logs.LogEvent;
import dev.gantry.agent.logs.LogSink;
import dev.gantry.agent.logs.LogTarget;
import dev.gantry.shapes.logs.CreateLogGroupRequest;
import dev.gantry.shapes.logs.CreateLogGroupResponse;
import dev.gantry.shapes.logs.CreateLogStreamRequest;
import dev.gantry.shapes.logs.CreateLogStreamResponse;
import dev.gantry.shapes.logs.InputLogEvent;
import dev.gantry.shapes.logs.PutLogEventsRequest;
import dev.gantry.shapes.logs.PutLogEventsResponse;
import dev.gantry.value.ServiceException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Delivers log events to CloudWatch Logs with PutLogEvents. */
public final class CloudWatchLogSink implements LogSink {

    private static final String PREFIX = "Logs_20140328.";
    private static final String MISSING = "ResourceNotFoundException";
    private static final String EXISTS = "ResourceAlreadyExistsException";

    private final ApiClient client;
    /** Streams that are known to be there; one that is deleted meanwhile is made again. */
    private final Set<LogTarget> made = ConcurrentHashMap.newKeySet();

    public CloudWatchLogSink(ApiClient client) {
        this.client = client;
    }

    @Override
    public void deliver(LogTarget target, List<LogEvent> events) {
        if (!made.contains(target)) {
            make(target);
        }
        try {
            put(target, events);
        } catch (ServiceException refused) {
            if (!refused.code().equals(MISSING)) {
                throw refused;
            }
            make(target);
            put(target, events);
        }
    }

    private void put(LogTarget target, List<LogEvent> events) {
        PutLogEventsRequest request = PutLogEventsRequest.builder()
                .logGroupName(target.group())
                .logStreamName(target.stream())
                .logEvents(events.stream()
                        .map(event -> new InputLogEvent(event.timestamp().toEpochMilli(), event.message()))
                        .toList())
                .build();
        client.call(operation(target, "PutLogEvents"), request, PutLogEventsResponse.SHAPE);
    }

    private void make(LogTarget target) {
        if (target.createGroup()) {
            CreateLogGroupRequest group =
                    CreateLogGroupRequest.builder().logGroupName(target.group()).build();
            unlessThere(() -> client.call(operation(target, "CreateLogGroup"), group, CreateLogGroupResponse.SHAPE));
        }
        CreateLogStreamRequest stream = CreateLogStreamRequest.builder()
                .logGroupName(target.group())
                .logStreamName(target.stream())
                .build();
        unlessThere(() -> client.call(operation(target, "CreateLogStream"), stream, CreateLogStreamResponse.SHAPE));
        made.add(target);
    }

    private static void unlessThere(Runnable creation) {
        try {
            creation.run();
        } catch (ServiceException refused) {
            if (!refused.code().equals(EXISTS)) {
                throw refused;
            }
        }
    }

    private static ApiClient.Operation operation(LogTarget target, String name) {
        return new ApiClient.Operation("logs", target.region(), PREFIX + name);
    }
}
