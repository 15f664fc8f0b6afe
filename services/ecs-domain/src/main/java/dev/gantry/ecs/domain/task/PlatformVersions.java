package dev.gantry.ecs.domain.task;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The versions of the Fargate platform. */
public final class PlatformVersions {

    public static final String LATEST = "LATEST";

    private static final String NEWEST = "1.4.0";
    private static final List<String> KNOWN = List.of("1.3.0", NEWEST);

    private PlatformVersions() {}

    /** The version that a caller's word stands for; nothing stands for the newest. */
    public static String resolved(@Nullable String requested) {
        return requested == null || requested.isEmpty() || requested.equals(LATEST) ? NEWEST : requested;
    }

    /** Whether there is such a version. */
    public static boolean isKnown(String resolved) {
        return KNOWN.contains(resolved);
    }
}
