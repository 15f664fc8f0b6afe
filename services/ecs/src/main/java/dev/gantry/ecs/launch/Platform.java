package dev.gantry.ecs.launch;

import dev.gantry.ecs.domain.task.PlatformVersions;
import dev.gantry.ecs.domain.task.TaskPlatform;
import dev.gantry.shapes.ecs.PlatformUnknownException;
import dev.gantry.shapes.ecs.RuntimePlatform;
import dev.gantry.shapes.ecs.TaskDefinition;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The Fargate platform version that a request gets: LATEST is resolved when the task is launched. */
final class Platform {

    private Platform() {}

    static TaskPlatform of(@Nullable String requested, TaskDefinition definition) {
        String version = PlatformVersions.resolved(requested);
        if (!PlatformVersions.isKnown(version)) {
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
