package dev.gantry.logs;

import dev.gantry.kernel.Call;

/** The ARNs that IAM is asked about. Those of groups end as AWS' own denials show them. */
public final class Subjects {

    private Subjects() {}

    public static String group(Call call, String name) {
        return stream(call, name, "");
    }

    public static String stream(Call call, String group, String name) {
        return call.scope()
                .arn("logs", "log-group:" + group + ":log-stream:" + name)
                .toString();
    }
}
