package dev.gantry.clients;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Where the project is on this machine. */
final class Project {

    static final Path ROOT = root();
    static final Path LAUNCHER = ROOT.resolve("gantry");
    static final Path JAR = ROOT.resolve("cli/target/gantry-cli.jar");

    private Project() {}

    /** The JVM that runs the tests runs the servers, too. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("gantry")) || !Files.exists(folder.resolve("kernel"))) {
            folder = Objects.requireNonNull(folder.getParent(), "gantry's root folder");
        }
        return folder;
    }
}
