package dev.gantry.docker;

import static dev.gantry.docker.DockerHost.shell;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.agent.engine.Tasks;
import dev.gantry.agent.logs.LogEvent;
import dev.gantry.agent.logs.LogSink;
import dev.gantry.agent.logs.LogTarget;
import dev.gantry.agent.task.TaskStatus;
import dev.gantry.shapes.acs.Container;
import dev.gantry.shapes.acs.DockerConfig;
import dev.gantry.shapes.acs.Task;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Output of containers with the awslogs driver reaches the sink, whatever happens to the agent. */
class ShippedLogsTest {

    private final String id = UUID.randomUUID().toString().replace("-", "");
    private final Sink sink = new Sink();

    @TempDir
    private Path folder;

    /** Keeps everything, and refuses some batches first. */
    private static final class Sink implements LogSink {

        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        private volatile int refusals;
        private volatile Optional<LogTarget> target = Optional.empty();

        @Override
        public void deliver(LogTarget to, List<LogEvent> events) {
            if (refusals > 0) {
                refusals--;
                throw new IllegalStateException("not now");
            }
            target = Optional.of(to);
            events.forEach(event -> lines.add(event.message()));
        }

        List<String> upTo(String last) throws InterruptedException {
            List<String> all = new ArrayList<>();
            String line = "";
            while (!last.equals(line)) {
                line = lines.poll(30, TimeUnit.SECONDS);
                assertThat(line)
                        .as("after %s lines, before %s", all.size(), last)
                        .isNotNull();
                all.add(line);
            }
            return all;
        }
    }

    private Task task(String script) {
        DockerConfig docker = DockerConfig.builder()
                .hostConfig(
                        "{\"LogConfig\":{\"Type\":\"awslogs\",\"Config\":{\"awslogs-group\":\"/ecs/demo\","
                                + "\"awslogs-region\":\"eu-west-1\",\"awslogs-stream-prefix\":\"web\",\"awslogs-create-group\":\"true\"}}}")
                .build();
        Container main = shell("main", script).toBuilder().dockerConfig(docker).build();
        return Tasks.task(id, main);
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(String::valueOf).toList();
    }

    @Test
    void every_line_arrives_in_order_in_the_stream_of_its_container() throws Exception {
        sink.refusals = 2;
        try (DockerHost host = new DockerHost("test-" + id, folder, Optional.of(sink))) {
            Task a = task("seq 1 20000");
            host.run(a);
            host.await(a, TaskStatus.STOPPED);

            assertThat(sink.upTo("20000").equals(numbers(1, 20_000))).isTrue();
        }
        assertThat(sink.target).contains(new LogTarget("eu-west-1", "/ecs/demo", "web/main/" + id, true));
    }

    @Test
    void a_new_process_goes_on_after_the_last_delivered_line() throws Exception {
        Task a = task("seq 1 3; while [ ! -e /tmp/go ]; do sleep 0.1; done; seq 4 1000; sleep 1000");
        DockerHost first = new DockerHost("test-" + id, folder, Optional.of(sink));
        first.run(a);
        first.await(a, TaskStatus.RUNNING);
        assertThat(sink.upTo("3")).isEqualTo(numbers(1, 3));
        String container = first.id(a, "main");
        first.runtime.stats(container);
        awaitPosition(first, container);
        first.leave();

        try (DockerHost second = new DockerHost("test-" + id, folder, Optional.of(sink))) {
            second.runtime.exec(container, List.of("touch", "/tmp/go"));

            assertThat(sink.upTo("1000").equals(numbers(4, 1_000))).isTrue();
        }
    }

    /** The position is written right after the delivery; the process must not leave in between. */
    private static void awaitPosition(DockerHost host, String container) {
        while (host.state.find("log/" + container, Object.class).isEmpty()) {
            Thread.onSpinWait();
        }
    }
}
