package dev.gantry.benchmarks.simulated;

import dev.gantry.auth.Signer;
import dev.gantry.benchmarks.load.ApiConnection;
import dev.gantry.ecs.domain.instance.InstanceId;
import dev.gantry.shapes.acs.Task;
import dev.gantry.wire.ShapeJson;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.LongAdder;

/** SubmitTaskStateChange over a few kept-alive connections that all hosts share. */
final class SocketReports implements AutoCloseable {

    private static final int CONNECTIONS = 32;

    private final BlockingQueue<ApiConnection> free = new LinkedBlockingQueue<>();
    private final LongAdder done = new LongAdder();

    SocketReports(URI endpoint, Signer signer) {
        for (int i = 0; i < CONNECTIONS; i++) {
            free.add(new ApiConnection(endpoint, signer));
        }
    }

    /** Returns when it is durable. */
    void report(InstanceId instance, Task task) {
        ApiConnection connection;
        try {
            connection = free.take();
        } catch (InterruptedException end) {
            return;
        }
        try {
            byte[] body = ShapeJson.write(TaskReports.request(instance, task));
            ApiConnection.Answer answer =
                    connection.json("AmazonEC2ContainerServiceV20141113.SubmitTaskStateChange", body);
            if (answer.status() == 200) {
                done.increment();
            }
        } finally {
            free.add(connection);
        }
    }

    long done() {
        return done.sum();
    }

    @Override
    public void close() {
        free.forEach(ApiConnection::close);
    }
}
