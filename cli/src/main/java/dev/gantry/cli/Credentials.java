package dev.gantry.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The root access key that a server wrote into its data folder, as an AWS shared credentials file. */
record Credentials(String id, String secret) {

    static Credentials of(Path data) {
        Path file = data.resolve("credentials");
        try {
            List<String> lines = Files.readAllLines(file);
            return new Credentials(first(lines, "aws_access_key_id"), first(lines, "aws_secret_access_key"));
        } catch (IOException e) {
            throw new Complaint(file + " cannot be read: " + e.getMessage());
        }
    }

    private static String first(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf('=') + 1).strip())
                .findFirst()
                .orElseThrow(() -> new Complaint("the credentials file has no " + name));
    }

    @Override
    public String toString() {
        return "Credentials[" + id + "]";
    }
}
