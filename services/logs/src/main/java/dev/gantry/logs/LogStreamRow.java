package dev.gantry.logs;

import dev.gantry.value.Row;
import dev.gantry.value.Scope;
import java.time.Instant;

/**
 * A log stream.
 *
 * @param groupId of the group's row
 * @param id never used again: the name of its segments' folder
 */
public record LogStreamRow(Scope scope, String group, String groupId, String name, String id, Instant creationTime)
        implements Row {

    @Override
    public String key() {
        return keyPrefix(scope, group) + name;
    }

    /** What the keys of a group's streams begin with; neither name can hold a colon. */
    public static String keyPrefix(Scope scope, String group) {
        return scope.prefix() + group + ":";
    }

    public String arn() {
        return scope.arn("logs", "log-group:" + group + ":log-stream:" + name).toString();
    }

    /** Where its events stand. */
    public String segments() {
        return groupId + "/" + id;
    }
}
