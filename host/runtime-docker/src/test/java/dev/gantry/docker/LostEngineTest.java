package dev.gantry.docker;

import static dev.gantry.docker.DockerHost.container;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.agent.engine.Tasks;
import dev.gantry.agent.report.TaskStateChange;
import dev.gantry.agent.task.TaskStatus;
import dev.gantry.shapes.acs.Task;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 of the Docker Engine below a working agent. */
class LostEngineTest {

    private final String id = UUID.randomUUID().toString().replace("-", "");

    @TempDir
    private Path folder;

    private static Task task(String id) {
        return Tasks.task(id, container("main", "sleep", "100000")).toBuilder()
                .networkMode("none")
                .build();
    }

    @Test
    void a_container_that_lived_on_is_still_the_tasks() throws Exception {
        Task a = task(id);
        try (OwnEngine docker = new OwnEngine(folder, true);
                DockerHost host = new DockerHost("test-" + id, folder, Optional.empty(), docker.address())) {
            host.run(a);
            host.await(a, TaskStatus.RUNNING);
            String container = host.id(a, "main");

            docker.kill();
            host.run(Tasks.stopped(a));
            docker.restart();
            TaskStateChange report = host.await(a, TaskStatus.STOPPED);

            assertThat(DockerHost.of(report, "main").exitCode()).contains(137);
            assertThat(host.id(a, "main")).isEqualTo(container);
        }
    }

    @Test
    void a_container_that_died_with_the_engine_is_reported_and_nothing_leaks() throws Exception {
        Task a = task(id);
        Task b = task("b" + id.substring(1));
        try (OwnEngine docker = new OwnEngine(folder, false);
                DockerHost host = new DockerHost("test-" + id, folder, Optional.empty(), docker.address())) {
            host.run(a);
            host.await(a, TaskStatus.RUNNING);

            docker.kill();
            host.run(b);
            docker.restart();
            host.await(a, TaskStatus.STOPPED);
            host.await(b, TaskStatus.RUNNING);

            assertThat(host.runtime.list(Map.of("dev.gantry.agent", "test-" + id)))
                    .hasSize(2);
        }
    }
}
