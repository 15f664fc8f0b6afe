package dev.gantry.cli;

import dev.gantry.server.Gantry;
import dev.gantry.server.Settings;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** The server in this process, until somebody stops it: what {@code up} and {@code server} have in common. */
final class ControlPlane {

    private ControlPlane() {}

    /** Starts it, writes down where it is, and returns when the process is asked to end and everything is closed. */
    static void serve(Settings settings, String verb) {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        // SIGTERM and SIGINT begin the JVM's shutdown, which lasts until this hook returns
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            asked.countDown();
            await(closed);
        }));
        try {
            serveUntil(asked, settings, verb);
        } finally {
            closed.countDown();
        }
    }

    private static void serveUntil(CountDownLatch asked, Settings settings, String verb) {
        Path data = settings.data();
        try (DataLock _ = DataLock.of(data);
                Gantry gantry = start(settings);
                LocalAgent _ = verb.equals(Up.VERB) ? LocalAgent.start(gantry, settings) : LocalAgent.none()) {
            RunningServer here = RunningServer.here(gantry.port(), settings.account(), verb);
            here.record(data);
            System.out.println("gantry answers at " + here.url() + ", data in " + data);
            await(asked);
            RunningServer.forget(data);
        }
    }

    private static Gantry start(Settings settings) {
        try {
            return Gantry.start(settings);
        } catch (UncheckedIOException e) {
            throw new Complaint(String.valueOf(e.getMessage()).replace("java.io.IOException: ", ""));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
