package dev.gantry.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops the server of a data folder, and only that: its containers keep running, as they do when a host is cut off. */
@Command(name = "down", description = "Stops the server; containers keep running.", mixinStandardHelpOptions = true)
final class Down implements Runnable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofMillis(20);

    @Mixin
    private DataFolder data = new DataFolder();

    @Override
    public void run() {
        Path folder = data.absolute();
        RunningServer.in(folder)
                .flatMap(RunningServer::process)
                .ifPresentOrElse(
                        process -> stop(process, folder),
                        () -> System.out.println("No gantry runs on " + folder + "."));
        RunningServer.forget(folder);
    }

    private static void stop(ProcessHandle process, Path data) {
        System.out.println("Stopping gantry (pid " + process.pid() + ") …");
        process.destroy();
        if (!ends(process, data)) {
            System.out.println(
                    "It did not stop within " + PATIENCE.toSeconds() + " s; killing it. No answered write is lost.");
            process.destroyForcibly();
            ends(process, data);
        }
        System.out.println("Stopped.");
    }

    /** Looks for the lock, not only for the process: that one may stay, dead, until its new parent buries it. */
    private static boolean ends(ProcessHandle process, Path data) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (process.isAlive() && !DataLock.isFree(data) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return !process.isAlive() || DataLock.isFree(data);
    }
}
