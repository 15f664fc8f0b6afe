package dev.gantry.benchmarks.simulated;

import dev.gantry.auth.Signer;
import dev.gantry.benchmarks.load.ApiConnection;
import dev.gantry.ecs.domain.instance.InstanceId;
import dev.gantry.shapes.acs.Task;
import dev.gantry.wire.ShapeJson;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;

/**
 * SubmitTaskStateChange over kept-alive connections: as many as there are reports on their way, because each waits for a
 * commit and no agent waits for another one's.
 */
final class SocketReports implements AutoCloseable {

    private static final int MOST = 4_000;

    private final Queue<ApiConnection> idle = new ConcurrentLinkedQueue<>();
    private final Semaphore places = new Semaphore(MOST);
    private final LongAdder done = new LongAdder();
    private final URI endpoint;
    private final Signer signer;

    SocketReports(URI endpoint, Signer signer) {
        this.endpoint = endpoint;
        this.signer = signer;
    }

    /** Returns when it is durable. */
    void report(InstanceId instance, Task task) {
        try {
            places.acquire();
        } catch (InterruptedException end) {
            return;
        }
        try {
            send(ShapeJson.write(TaskReports.request(instance, task)));
        } finally {
            places.release();
        }
    }

    private void send(byte[] body) {
        ApiConnection free = idle.poll();
        ApiConnection connection = free == null ? new ApiConnection(endpoint, signer) : free;
        ApiConnection.Answer answer = connection.json("AmazonEC2ContainerServiceV20141113.SubmitTaskStateChange", body);
        if (answer.status() == 200) {
            done.increment();
        }
        idle.add(connection);
    }

    long done() {
        return done.sum();
    }

    @Override
    public void close() {
        idle.forEach(ApiConnection::close);
    }
}
