package dev.gantry.logs;

import dev.gantry.kernel.Service;
import dev.gantry.kernel.View;
import dev.gantry.kernel.segments.Segments;
import java.time.InstantSource;
import java.util.function.Supplier;

/** CloudWatch Logs as a service of the server. */
public final class LogsService {

    private LogsService() {}

    /**
     * The segments are for log events alone; whoever opened them closes them.
     *
     * @param newest the engine's view, once there is an engine
     */
    public static Service of(Segments segments, InstantSource clock, Supplier<View> newest) {
        LogEvents events = new LogEvents(segments, clock, newest);
        return Service.of("logs", LogsService.class)
                .tables(LogTables.GROUPS, LogTables.STREAMS)
                .workers(new RetentionWorker(events), new DeletionWorker(segments))
                .with(events);
    }
}
