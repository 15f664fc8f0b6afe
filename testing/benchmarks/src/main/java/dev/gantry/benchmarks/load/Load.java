package dev.gantry.benchmarks.load;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Clients that call as fast as they are answered, each one call at a time. The first seconds do not count. */
public record Load(int clients, Duration warmUp, Duration measured) {

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** One client's next call; true if it was answered with 200. */
    public interface Caller extends AutoCloseable {

        boolean call();

        @Override
        default void close() {}
    }

    public Load withClients(int changed) {
        return new Load(changed, warmUp, measured);
    }

    /** Runs all clients to the end. */
    public Outcome run(Supplier<? extends Caller> caller) {
        long begin = System.nanoTime() + warmUp.toNanos();
        long end = begin + measured.toNanos();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Duration> cpu = threads.submit(() -> cpuBetween(begin, end));
            List<Future<Client>> running = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                Client client = new Client(caller.get(), begin, end);
                running.add(threads.submit(client));
            }
            Latencies all = new Latencies();
            long failures = 0;
            for (Future<Client> each : running) {
                Client client = each.get();
                all.addAll(client.latencies);
                failures += client.failures;
            }
            return new Outcome(all, failures, measured, cpu.get());
        } catch (ExecutionException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static Duration cpuBetween(long begin, long end) throws InterruptedException {
        sleepUntil(begin);
        long before = PROCESS.getProcessCpuTime();
        sleepUntil(end);
        return Duration.ofNanos(PROCESS.getProcessCpuTime() - before);
    }

    private static void sleepUntil(long nanoTime) throws InterruptedException {
        Thread.sleep(Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime())));
    }

    /** Counts the calls that were answered between begin and end. */
    private static final class Client implements Callable<Client> {

        private final Latencies latencies = new Latencies();
        private final Caller caller;
        private final long begin;
        private final long end;
        private long failures;

        Client(Caller caller, long begin, long end) {
            this.caller = caller;
            this.begin = begin;
            this.end = end;
        }

        @Override
        public Client call() {
            try (caller) {
                long sent = System.nanoTime();
                while (sent < end) {
                    boolean good = caller.call();
                    long answered = System.nanoTime();
                    count(good, sent, answered);
                    sent = answered;
                }
            }
            return this;
        }

        private void count(boolean good, long sent, long answered) {
            if (answered >= begin && answered < end) {
                if (good) {
                    latencies.add(answered - sent);
                } else {
                    failures++;
                }
            }
        }
    }
}
