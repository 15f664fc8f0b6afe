package dev.gantry.benchmarks.simulated;

import dev.gantry.benchmarks.load.EcsCalls;
import dev.gantry.ecs.domain.instance.InstanceId;
import java.net.http.HttpClient;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Hosts whose sessions are WebSockets. They end with this. */
public final class SocketHosts implements AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = HttpClient.newBuilder().executor(threads).build();
    private final SocketReports reports;
    private final EcsCalls ecs;

    SocketHosts(EcsCalls ecs) {
        this.ecs = ecs;
        this.reports = new SocketReports(ecs.endpoint(), ecs.signer());
    }

    void connect(InstanceId instance) {
        new SocketHost(instance, reports, threads).connect(http, ecs.endpoint(), ecs.signer());
    }

    /** How many reports of all these hosts are durable. */
    public long reported() {
        return reports.done();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        http.shutdownNow();
        reports.close();
    }
}
