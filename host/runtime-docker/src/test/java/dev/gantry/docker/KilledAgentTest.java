package dev.gantry.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.agent.engine.Labels;
import dev.gantry.agent.engine.Tasks;
import dev.gantry.agent.runtime.ContainerSummary;
import dev.gantry.agent.runtime.LogQuery;
import dev.gantry.agent.runtime.Runtime;
import dev.gantry.agent.task.TaskStatus;
import dev.gantry.shapes.acs.Task;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 of the agent: its containers live on, and the next process takes them up. */
class KilledAgentTest {

    private final String id = UUID.randomUUID().toString().replace("-", "");
    private final String agent = "test-" + id;
    private final Map<String, String> labels = Map.of(Labels.AGENT, agent);

    @TempDir
    private Path folder;

    @AfterEach
    void removeEverything() {
        DockerHost.removeEverything(labels);
    }

    private void runAndKillTheAgent() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        AgentProcess.class.getName(),
                        agent,
                        id,
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader output = process.inputReader()) {
            StringBuilder all = new StringBuilder();
            String line = output.readLine();
            while (line != null && !line.equals("RUNNING")) {
                all.append(line).append('\n');
                line = output.readLine();
            }
            assertThat(line).as(all.toString()).isEqualTo("RUNNING");
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private List<ContainerSummary> containers() {
        try (Runtime runtime = DockerRuntime.local(agent)) {
            return runtime.list(labels);
        }
    }

    @Test
    void the_next_process_adopts_the_running_containers() throws Exception {
        runAndKillTheAgent();
        List<String> before =
                containers().stream().map(ContainerSummary::id).sorted().toList();
        Task task = AgentProcess.task(id);

        try (DockerHost host = new DockerHost(agent, folder, Optional.empty())) {
            host.run(Tasks.stopped(task));
            host.await(task, TaskStatus.STOPPED);

            assertThat(before).hasSize(2);
            assertThat(host.reports)
                    .flatExtracting(report -> report.containers())
                    .extracting(change -> change.status())
                    .containsExactly("STOPPED", "STOPPED");
            assertThat(host.task(task).containers().values().stream()
                            .map(container -> container.runtimeId())
                            .sorted())
                    .isEqualTo(before);
        }
    }

    @Test
    void the_next_process_reports_what_exited_meanwhile() throws Exception {
        runAndKillTheAgent();
        try (Runtime runtime = DockerRuntime.local(agent)) {
            String main = containers().stream()
                    .filter(container -> "main".equals(container.labels().get(Labels.CONTAINER)))
                    .findFirst()
                    .orElseThrow()
                    .id();
            runtime.exec(main, List.of("touch", "/tmp/end"));
            try (var lines = runtime.logs(main, new LogQuery(Optional.empty(), true))) {
                assertThat(lines.next()).isEmpty();
            }
        }
        Task task = AgentProcess.task(id);

        try (DockerHost host = new DockerHost(agent, folder, Optional.empty())) {
            host.await(task, TaskStatus.STOPPED);

            assertThat(host.reports)
                    .flatExtracting(report -> report.containers())
                    .filteredOn(change -> change.containerName().equals("main"))
                    .singleElement()
                    .satisfies(change -> assertThat(change.exitCode()).contains(7));
        }
    }
}
