package dev.gantry.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Starts this same program again as a process that outlives the terminal, and waits until it answers. */
final class Detached {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(20);

    private Detached() {}

    static void start(Path data, List<String> verb) {
        RunningServer.in(data).ifPresent(server -> {
            throw new Complaint(
                    "a server already works on " + data + " (pid " + server.pid() + ", " + server.url() + ")");
        });
        DataLock.of(data).close();
        Path log = data.resolve("log").resolve("server.log");
        System.out.println("Starting gantry, its log is " + log + " …");
        Process process = launch(data, log, verb);
        RunningServer server = await(data, process)
                .orElseThrow(() -> new Complaint("it did not start; the end of its log:\n" + tail(log)));
        System.out.println("gantry answers at " + server.url() + " (pid " + server.pid() + ")");
        System.out.println("Point your tools at it: eval \"$(./gantry env)\"");
    }

    private static Process launch(Path data, Path log, List<String> verb) {
        try {
            Files.createDirectories(data.resolve("log"));
            return new ProcessBuilder(command(verb))
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new Complaint("it could not be started: " + e.getMessage());
        }
    }

    /** As we were started ourselves, in a session of its own where the system has setsid. */
    private static List<String> command(List<String> verb) {
        ProcessHandle.Info self = ProcessHandle.current().info();
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            command.add("/usr/bin/setsid");
        }
        command.add(self.command().orElseThrow());
        List<String> ours = List.of(self.arguments().orElseThrow());
        command.addAll(ours.subList(0, ours.indexOf("-jar") + 2));
        command.addAll(verb);
        return command;
    }

    private static Optional<RunningServer> await(Path data, Process process) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline && !ended(process)) {
            Optional<RunningServer> server = RunningServer.in(data);
            if (server.isPresent()) {
                return server;
            }
        }
        return Optional.empty();
    }

    private static boolean ended(Process process) {
        try {
            return process.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static String tail(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        } catch (IOException e) {
            return "(" + log + " cannot be read: " + e.getMessage() + ")";
        }
    }
}
