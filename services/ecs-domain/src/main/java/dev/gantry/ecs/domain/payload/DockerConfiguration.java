package dev.gantry.ecs.domain.payload;

import dev.gantry.shapes.ecs.ContainerDefinition;
import dev.gantry.shapes.ecs.HealthCheck;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Docker's Config of a container: what belongs to the image's process. */
final class DockerConfiguration {

    private static final long NANOSECONDS = 1_000_000_000L;

    private DockerConfiguration() {}

    static Map<String, Object> config(ContainerDefinition container) {
        Map<String, Object> config = new LinkedHashMap<>();
        put(config, "User", container.user());
        put(config, "WorkingDir", container.workingDirectory());
        put(config, "Hostname", container.hostname());
        put(config, "Labels", container.dockerLabelsOrEmpty().isEmpty() ? null : container.dockerLabels());
        put(config, "Tty", container.pseudoTerminal());
        put(config, "OpenStdin", container.interactive());
        put(config, "NetworkDisabled", container.disableNetworking());
        HealthCheck check = container.healthCheck();
        put(config, "Healthcheck", check == null ? null : healthCheck(check));
        return config;
    }

    private static Map<String, Object> healthCheck(HealthCheck check) {
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("Test", check.commandOrEmpty());
        config.put("Interval", nanoseconds(check.interval(), 30));
        config.put("Timeout", nanoseconds(check.timeout(), 5));
        config.put("Retries", Objects.requireNonNullElse(check.retries(), 3));
        config.put("StartPeriod", nanoseconds(check.startPeriod(), 0));
        return config;
    }

    private static long nanoseconds(@Nullable Integer seconds, int usual) {
        return Objects.requireNonNullElse(seconds, usual) * NANOSECONDS;
    }

    static void put(Map<String, Object> config, String name, @Nullable Object value) {
        if (value != null) {
            config.put(name, value);
        }
    }
}
