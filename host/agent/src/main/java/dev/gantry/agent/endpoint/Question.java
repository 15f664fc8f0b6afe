package dev.gantry.agent.endpoint;

import java.util.List;
import java.util.Map;

/**
 * What a container asks.
 *
 * @param path without its query, as in {@code /v4/1f…/task}
 * @param query its parameters
 * @param caller the caller's address: metadata of version 2 goes by it
 */
record Question(String method, String path, Map<String, String> query, byte[] body, String caller) {

    /** The parts of the path, without empty ones. */
    List<String> parts() {
        return List.of(path.split("/")).stream().filter(part -> !part.isEmpty()).toList();
    }

    boolean reads() {
        return method.equals("GET");
    }
}
