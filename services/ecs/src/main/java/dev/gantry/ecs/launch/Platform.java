package dev.gantry.ecs.launch;

import dev.gantry.ecs.domain.task.TaskPlatform;
import dev.gantry.shapes.ecs.PlatformUnknownException;
import dev.gantry.shapes.ecs.RuntimePlatform;
import dev.gantry.shapes.ecs.TaskDefinition;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The Fargate platform version that a request gets: LATEST is resolved when the task is launched. */
final class Platform {

    private static final String NEWEST = "1.4.0";
    private static final List<String> KNOWN = List.of("1.3.0", NEWEST);

    private Platform() {}

    static TaskPlatform of(@Nullable String requested, TaskDefinition definition) {
        String version = requested == null || requested.isEmpty() || requested.equals("LATEST") ? NEWEST : requested;
        if (!KNOWN.contains(version)) {
            throw new PlatformUnknownException("The specified platform does not exist.");
        }
        return new TaskPlatform(version, family(definition.runtimePlatform()));
    }

    /** {@code LINUX} in a definition is {@code Linux} on a task. */
    private static String family(@Nullable RuntimePlatform platform) {
        String family =
                platform == null ? "LINUX" : Objects.requireNonNullElse(platform.operatingSystemFamily(), "LINUX");
        return family.charAt(0) + family.substring(1).toLowerCase(Locale.ROOT);
    }
}
