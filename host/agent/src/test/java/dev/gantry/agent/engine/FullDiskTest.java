package dev.gantry.agent.engine;

import static dev.gantry.agent.engine.Tasks.container;
import static dev.gantry.agent.engine.Tasks.stopped;
import static dev.gantry.agent.engine.Tasks.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.agent.state.SmallDisk;
import dev.gantry.agent.state.StateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A container instance whose disk is full. */
class FullDiskTest {

    @TempDir
    private Path folder;

    @Test
    void takes_no_new_tasks_and_says_why() throws IOException {
        try (SmallDisk disk = new SmallDisk(folder, 64)) {
            Host host = new Host(Host.SETTINGS, new StateFile(folder.resolve("state")));
            disk.fill(0);

            assertThatThrownBy(() -> host.run(task("a", container("x".repeat(5_000)))))
                    .isInstanceOf(UncheckedIOException.class);

            assertThat(host.reported("a")).containsExactly("STOPPED");
            assertThat(host.reports.getFirst().reason())
                    .startsWith("ResourceInitializationError: ")
                    .contains("No space left on device");
            assertThat(host.runtime.leftovers()).isEmpty();
        }
    }

    @Test
    void goes_on_with_what_it_runs_and_stops_it_when_asked() throws IOException {
        try (SmallDisk disk = new SmallDisk(folder, 64)) {
            Host host = new Host(Host.SETTINGS, new StateFile(folder.resolve("state")));
            host.run(task("a", container("web")), task("b", container("web", "run_for=60s", "exit_code=7")));
            disk.fill(0);

            host.pass(100);
            assertThatThrownBy(() -> host.run(stopped(task("a", container("web")))))
                    .isInstanceOf(UncheckedIOException.class);

            assertThat(host.reported("a")).endsWith("STOPPED");
            assertThat(host.reportedContainers("b")).endsWith("web STOPPED 7");
        }
    }
}
