package dev.gantry.logs;

import dev.gantry.value.Row;
import dev.gantry.value.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A log group.
 *
 * @param id never used again, even if a group of the same name is: the folder of its streams' segments
 * @param retentionInDays empty where events never expire
 */
public record LogGroupRow(
        Scope scope,
        String name,
        String id,
        Instant creationTime,
        Optional<Integer> retentionInDays,
        String logGroupClass,
        boolean deletionProtected,
        Map<String, String> tags)
        implements Row {

    @Override
    public String key() {
        return keyOf(scope, name);
    }

    public static String keyOf(Scope scope, String name) {
        return scope.prefix() + name;
    }

    /** The ARN as tagging knows it. */
    public String arn() {
        return scope.arn("logs", "log-group:" + name).toString();
    }

    /** Events of an earlier time have expired; {@link Long#MIN_VALUE} where none ever does. */
    public long expiredBefore(Instant now) {
        return retentionInDays
                .map(days -> now.minus(Duration.ofDays(days)).toEpochMilli())
                .orElse(Long.MIN_VALUE);
    }

    public LogGroupRow withRetention(Optional<Integer> days) {
        return new LogGroupRow(scope, name, id, creationTime, days, logGroupClass, deletionProtected, tags);
    }

    public LogGroupRow withDeletionProtection(boolean wanted) {
        return new LogGroupRow(scope, name, id, creationTime, retentionInDays, logGroupClass, wanted, tags);
    }

    public LogGroupRow withTags(Map<String, String> wanted) {
        return new LogGroupRow(
                scope, name, id, creationTime, retentionInDays, logGroupClass, deletionProtected, Map.copyOf(wanted));
    }
}
