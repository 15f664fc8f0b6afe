package dev.gantry.clients;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/** The aws CLI, pointed at a server: {@code aws.run("ecs", "list-clusters")}. */
record Aws(PackagedServer server) {

    /** The answer of a command that succeeds. */
    JsonNode run(String... arguments) {
        return command(arguments).well().json();
    }

    /** What a command that the server refuses says on stderr, as in {@code An error occurred (ClusterNotFound …}. */
    String refused(String... arguments) {
        Ran ran = command(arguments);
        if (ran.exitCode() == 0) {
            throw new AssertionError(List.of(arguments) + " was not refused:\n" + ran.out());
        }
        return ran.err().strip();
    }

    /** A command that may go either way. */
    Ran command(String... arguments) {
        List<String> command = Stream.concat(
                        Stream.of("aws", "--output", "json", "--cli-connect-timeout", "5", "--cli-read-timeout", "60"),
                        Stream.of(arguments))
                .toList();
        return Ran.command(server.env(), Project.ROOT, command);
    }
}
