package dev.gantry.logs;

import dev.gantry.kernel.Slice;
import dev.gantry.kernel.View;
import dev.gantry.shapes.logs.InvalidParameterException;
import dev.gantry.shapes.logs.ResourceNotFoundException;
import dev.gantry.value.Arn;
import dev.gantry.value.Scope;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds log groups and streams as requests name them, or refuses with AWS' words. */
public final class Lookup {

    private static final String GROUP = "log-group:";

    private Lookup() {}

    public static LogGroupRow group(View view, Scope scope, String name) {
        return view.find(LogTables.GROUPS, LogGroupRow.keyOf(scope, name))
                .orElseThrow(() -> new ResourceNotFoundException("The specified log group does not exist."));
    }

    public static LogStreamRow stream(View view, LogGroupRow group, String name) {
        return view.find(LogTables.STREAMS, LogStreamRow.keyPrefix(group.scope(), group.name()) + name)
                .orElseThrow(() -> new ResourceNotFoundException("The specified log stream does not exist."));
    }

    public static Slice<LogStreamRow> streams(View view, LogGroupRow group, String prefix) {
        return view.all(LogTables.STREAMS).startingWith(LogStreamRow.keyPrefix(group.scope(), group.name()) + prefix);
    }

    /** A request names its group by name or by identifier, which is a name or an ARN. */
    public static String groupName(@Nullable String name, @Nullable String identifier) {
        if (name != null && identifier != null) {
            throw new InvalidParameterException("LogGroup name and LogGroup ARN are mutually exclusive parameters.");
        }
        return Optional.ofNullable(name)
                .or(() -> Optional.ofNullable(identifier).map(Lookup::nameIn))
                .orElseThrow(() -> new InvalidParameterException("Log group name or identifier must be specified."));
    }

    private static String nameIn(String identifier) {
        return Arn.looksLikeOne(identifier) ? nameInArn(identifier) : identifier;
    }

    /** With or without the {@code :*} at its end. */
    public static String nameInArn(String text) {
        return Arn.parse(text)
                .map(Arn::resource)
                .filter(resource -> resource.startsWith(GROUP))
                .map(resource -> resource.substring(GROUP.length()))
                .map(name -> name.endsWith(":*") ? name.substring(0, name.length() - 2) : name)
                .orElseThrow(() -> new InvalidParameterException("The ARN is not that of a log group: " + text));
    }

    /** The group that a tagging request's ARN names. */
    public static LogGroupRow tagged(View view, Scope scope, String arn) {
        return view.find(LogTables.GROUPS, LogGroupRow.keyOf(scope, nameInArn(arn)))
                .orElseThrow(() -> new ResourceNotFoundException("The specified resource does not exist."));
    }
}
