package dev.gantry.network;

import dev.gantry.kernel.Call;
import org.jspecify.annotations.Nullable;

/** The ARNs that IAM is asked about. */
public final class Subjects {

    private Subjects() {}

    /** As in {@code arn:aws:ec2:us-east-1:123456789012:subnet/subnet-0a1b}; any of the kind where none is named. */
    public static String of(ResourceKind kind, @Nullable String id, Call call) {
        return call.scope()
                .arn("ec2", kind.tagType() + "/" + (id == null ? "*" : id))
                .toString();
    }
}
