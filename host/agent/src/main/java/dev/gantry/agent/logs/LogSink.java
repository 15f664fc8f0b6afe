package dev.gantry.agent.logs;

import java.util.List;

/** Where containers' output goes: CloudWatch Logs, in the words of PutLogEvents. */
public interface LogSink {

    /**
     * Stores the events, oldest first, and returns when they are kept. Creates the stream if need be, and the group if
     * the target says so. Throws when they could not be kept: the same events then come again.
     */
    void deliver(LogTarget target, List<LogEvent> events);
}
