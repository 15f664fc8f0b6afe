package dev.gantry.logs;

import dev.gantry.kernel.Index;
import dev.gantry.kernel.Table;

/** The tables of CloudWatch Logs. */
public final class LogTables {

    public static final Table<LogGroupRow> GROUPS = Table.of("logs.groups", LogGroupRow.class);

    public static final Table<LogStreamRow> STREAMS = Table.of("logs.streams", LogStreamRow.class);

    /** By the folder of their segments. */
    static final Index<LogGroupRow> GROUPS_BY_ID = GROUPS.indexBy("id", LogGroupRow::id);

    /** By the folder of their segments. */
    static final Index<LogStreamRow> STREAMS_BY_SEGMENTS = STREAMS.indexBy("segments", LogStreamRow::segments);

    private LogTables() {}
}
