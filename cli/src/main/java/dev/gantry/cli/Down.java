package dev.gantry.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops the server of a data folder, and only that: its containers keep running, as they do when a host is cut off. */
@Command(name = "down", description = "Stops the server; containers keep running.", mixinStandardHelpOptions = true)
final class Down implements Runnable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Mixin
    private DataFolder data = new DataFolder();

    @Override
    public void run() {
        Path folder = data.absolute();
        RunningServer.in(folder)
                .flatMap(RunningServer::process)
                .ifPresentOrElse(Down::stop, () -> System.out.println("No gantry runs on " + folder + "."));
        RunningServer.forget(folder);
    }

    private static void stop(ProcessHandle process) {
        System.out.println("Stopping gantry (pid " + process.pid() + ") …");
        process.destroy();
        if (!ends(process)) {
            System.out.println(
                    "It did not stop within " + PATIENCE.toSeconds() + " s; killing it. No answered write is lost.");
            process.destroyForcibly();
            ends(process);
        }
        System.out.println("Stopped.");
    }

    private static boolean ends(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
