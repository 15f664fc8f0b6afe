package dev.gantry.logs;

import dev.gantry.kernel.View;
import dev.gantry.shapes.logs.LogGroup;

/** A log group as DescribeLogGroups shows it. */
public final class GroupAnswer {

    private GroupAnswer() {}

    public static LogGroup of(LogGroupRow group, View view, LogEvents events) {
        long storedBytes = Lookup.streams(view, group, "").stream()
                .mapToLong(events::storedBytes)
                .sum();
        return LogGroup.builder()
                .logGroupName(group.name())
                .creationTime(group.creationTime().toEpochMilli())
                .retentionInDays(group.retentionInDays().orElse(null))
                .metricFilterCount(0)
                .arn(group.arn() + ":*")
                .storedBytes(storedBytes)
                .logGroupClass(group.logGroupClass())
                .logGroupArn(group.arn())
                .deletionProtectionEnabled(group.deletionProtected())
                .build();
    }
}
