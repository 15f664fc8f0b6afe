package dev.gantry.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that names where gantry keeps everything: rows, logs, keys and the running server's address. */
final class DataFolder {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "where gantry keeps its data (default: GANTRY_DATA, else ~/.gantry)",
            defaultValue = "${env:GANTRY_DATA:-${sys:user.home}/.gantry}")
    Path path = Path.of(".gantry");

    Path absolute() {
        return path.toAbsolutePath().normalize();
    }
}
