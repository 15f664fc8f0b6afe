package dev.gantry.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gantry.agent.runtime.RuntimeFailure;
import dev.gantry.agent.runtime.SandboxSpec.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cgroups of tasks where they cannot be made. */
class TaskCgroupsTest {

    @TempDir
    private Path folder;

    @Test
    void say_what_is_in_their_way() throws IOException {
        TaskCgroups cgroups = new TaskCgroups(Files.createFile(folder.resolve("no-folder")), false, false);

        assertThat(cgroups.obstacle()).get().asString().startsWith("cannot create cgroups: ");
    }

    @Test
    void leave_nothing_of_the_probe() throws IOException {
        TaskCgroups cgroups = new TaskCgroups(folder, false, false);

        assertThat(cgroups.obstacle()).isEmpty();
        assertThat(folder.resolve("cpu/ecs")).isEmptyDirectory();
    }

    @Test
    void that_are_busy_can_be_closed_again_later() throws IOException {
        TaskCgroups cgroups = new TaskCgroups(folder, false, false);
        String parent = cgroups.open("task", Limits.NONE);
        Path busy = Files.createFile(folder.resolve("cpu/ecs/task/process"));

        assertThatExceptionOfType(RuntimeFailure.class)
                .isThrownBy(() -> cgroups.close(parent))
                .satisfies(failure -> assertThat(failure.isWorthAnotherTry()).isTrue());

        Files.delete(busy);
        cgroups.close(parent);
        assertThat(folder.resolve("cpu/ecs/task")).doesNotExist();
    }
}
