package dev.gantry.agent.logs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * The awslogs options of a container, out of Docker's HostConfig. The runtime keeps the output on disk and the agent
 * ships it: blocking mode keeps all of it until it was delivered, non-blocking mode at most max-buffer-size twice.
 */
public record LogConfiguration(
        String group, String region, String streamPrefix, String stream, boolean createGroup, boolean multiline) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Empty for every other log driver. */
    public static Optional<LogConfiguration> of(String hostConfig) {
        JsonNode log = read(hostConfig).path("LogConfig");
        if (!log.path("Type").asText().equals("awslogs")) {
            return Optional.empty();
        }
        JsonNode options = log.path("Config");
        boolean multiline = options.has("awslogs-datetime-format") || options.has("awslogs-multiline-pattern");
        return Optional.of(new LogConfiguration(
                options.path("awslogs-group").asText(),
                options.path("awslogs-region").asText(),
                options.path("awslogs-stream-prefix").asText(),
                options.path("awslogs-stream").asText(),
                options.path("awslogs-create-group").asText().equals("true"),
                multiline));
    }

    /** {@code prefix/container/task} with a prefix, otherwise the stream that is named or the container's id. */
    LogTarget target(String container, String taskId, String runtimeId, String ownRegion) {
        String name = stream.isEmpty() ? runtimeId : stream;
        String full = streamPrefix.isEmpty() ? name : streamPrefix + "/" + container + "/" + taskId;
        return new LogTarget(region.isEmpty() ? ownRegion : region, group, full, createGroup);
    }

    /** The HostConfig with which the runtime keeps the output where the agent can read it. */
    public static String kept(String hostConfig) {
        if (of(hostConfig).isEmpty() || !(read(hostConfig) instanceof ObjectNode whole)) {
            return hostConfig;
        }
        JsonNode options = whole.path("LogConfig").path("Config");
        ObjectNode log = JSON.createObjectNode().put("Type", "json-file");
        ObjectNode kept = log.putObject("Config");
        if (!options.path("mode").asText("blocking").equals("blocking")) {
            kept.put("max-size", options.path("max-buffer-size").asText("10m")).put("max-file", "2");
        }
        whole.set("LogConfig", log);
        return whole.toString();
    }

    private static JsonNode read(String hostConfig) {
        try {
            return JSON.readTree(hostConfig);
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }
}
