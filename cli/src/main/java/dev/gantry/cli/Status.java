package dev.gantry.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says whether a server works on a data folder, and where it listens. The exit code is 3 when none does. */
@Command(name = "status", description = "Says whether gantry runs, and where.", mixinStandardHelpOptions = true)
final class Status implements Callable<Integer> {

    private static final int NOT_RUNNING = 3;

    @Mixin
    private DataFolder data = new DataFolder();

    @Override
    public Integer call() {
        Path folder = data.absolute();
        Optional<RunningServer> running = RunningServer.in(folder);
        if (running.isEmpty()) {
            System.out.println("No gantry runs on " + folder + ". Start one: ./gantry up --detach");
            return NOT_RUNNING;
        }
        RunningServer server = running.get();
        System.out.println("gantry " + server.verb() + " answers at " + server.url() + " (pid " + server.pid() + ")");
        System.out.println("account " + server.account() + ", data in " + folder);
        return 0;
    }
}
