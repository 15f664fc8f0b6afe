package dev.gantry.clients;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Python with boto3, pointed at a server: a script prints one JSON value. */
record Python(PackagedServer server) {

    private static final String INTERPRETER = Stream.of("python3", "/usr/bin/python3")
            .filter(Python::hasBoto3)
            .findFirst()
            .orElseThrow(() -> new AssertionError("no python3 has boto3: ./gantry test installs it where it may"));

    /** What the script prints; {@code boto3}, {@code json} and {@code show(value)} are there. */
    JsonNode run(String script) {
        String whole = """
                import boto3, json
                def show(value): print(json.dumps(value, default=str))
                """ + script;
        return Ran.command(server.env(), Project.ROOT, List.of(INTERPRETER, "-c", whole))
                .well()
                .json();
    }

    private static boolean hasBoto3(String python) {
        try {
            return Ran.command(Map.of(), Project.ROOT, List.of(python, "-c", "import boto3"))
                            .exitCode()
                    == 0;
        } catch (java.io.UncheckedIOException missing) {
            return false;
        }
    }
}
