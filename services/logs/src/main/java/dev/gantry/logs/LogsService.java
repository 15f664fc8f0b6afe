package dev.gantry.logs;

import dev.gantry.kernel.Service;
import dev.gantry.kernel.segments.Segments;
import java.time.InstantSource;

/** CloudWatch Logs as a service of the server. Its operations take an {@link dev.gantry.kernel.Engine} beside. */
public final class LogsService {

    private LogsService() {}

    /** The segments are for log events alone; whoever opened them closes them. */
    public static Service of(Segments segments, InstantSource clock) {
        LogEvents events = new LogEvents(segments, clock);
        return Service.of("logs", LogsService.class)
                .tables(LogTables.GROUPS, LogTables.STREAMS)
                .workers(new RetentionWorker(events), new DeletionWorker(segments))
                .with(events);
    }
}
