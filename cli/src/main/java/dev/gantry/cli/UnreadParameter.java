package dev.gantry.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A parameter that no code reads, and why that is honest: a line of unread-parameters.txt.
 *
 * @param service as in {@code ecs}
 * @param name as in {@code RunTaskRequest.cluster} or, for all of a structure, {@code Structure.*}
 */
record UnreadParameter(String service, String name, Kind kind, String reason) {

    private static final String FILE = "unread-parameters.txt";

    /** What becomes of it. */
    enum Kind {
        /** Kept as it was sent, and returned. */
        STORED("stored"),
        /** Whoever sends what it belongs to gets an error. */
        REFUSED("refused"),
        /** There is nothing here that it could change. */
        VOID("without effect");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    static List<UnreadParameter> all() throws IOException {
        try (InputStream file = Objects.requireNonNull(UnreadParameter.class.getResourceAsStream(FILE), FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(UnreadParameter::of)
                    .toList();
        }
    }

    private static UnreadParameter of(String line) {
        String[] parts = line.strip().split("\\s+", 4);
        if (parts.length < 4) {
            throw new IllegalStateException("service, name, kind and reason are wanted: " + line);
        }
        return new UnreadParameter(parts[0], parts[1], Kind.valueOf(parts[2]), parts[3]);
    }
}
