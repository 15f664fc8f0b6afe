package dev.gantry.ecs.domain.taskdefinition;

import dev.gantry.shapes.ecs.RuntimePlatform;
import org.jspecify.annotations.Nullable;

/** The operating system that a task definition is for: Linux, unless it says Windows. */
public final class Platforms {

    private Platforms() {}

    public static boolean isWindows(@Nullable RuntimePlatform platform) {
        String family = platform == null ? null : platform.operatingSystemFamily();
        return family != null && family.startsWith("WINDOWS");
    }
}
