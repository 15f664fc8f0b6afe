package dev.gantry.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gantry.server.Gantry;
import dev.gantry.server.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The training run for the AOT cache: what a start, a first call and the short verbs need, and nothing that lasts. */
@Command(name = "warm-up", hidden = true)
final class WarmUp implements Runnable {

    @Override
    public void run() {
        Path data = folder();
        try {
            shortVerbs(data);
            Settings settings = Settings.in(data).withPort(0);
            try (DataLock _ = DataLock.of(data);
                    Gantry gantry = Gantry.start(settings)) {
                RunningServer here = RunningServer.here(gantry.port(), settings.account(), "server");
                here.record(data);
                calls(new EcsClient(here, Credentials.of(data), "us-east-1"));
                shortVerbs(data);
            }
        } finally {
            delete(data);
        }
    }

    private static void calls(EcsClient ecs) {
        for (String operation : List.of("ListClusters", "ListTaskDefinitions", "DescribeClusters")) {
            try {
                JsonNode _ = ecs.call(operation, EcsClient.request());
            } catch (Complaint refused) {
                System.out.println(refused.getMessage());
            }
        }
    }

    private static void shortVerbs(Path data) {
        CommandLine commandLine = Main.commandLine();
        commandLine.execute("status", "--data", data.toString());
        commandLine.execute("env", "--data", data.toString());
        commandLine.execute("operations", "sts");
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("gantry-warm-up");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
