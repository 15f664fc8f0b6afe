package dev.gantry.agent.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent's memory on a disk that is full: nothing that was written is lost, nothing is written by halves. */
class FullDiskTest {

    private static final String LONG = "x".repeat(3_000);

    @TempDir
    private Path folder;

    @Test
    void a_line_is_written_whole_or_not_at_all() throws IOException {
        try (SmallDisk disk = new SmallDisk(folder, 64)) {
            StateFile file = new StateFile(folder.resolve("state"));
            file.put("a", "before");
            disk.fill(0);
            for (int i = 0; i < 5; i++) {
                file.put("long" + i, LONG);
            }

            assertThat(file.trouble()).get().asString().contains("No space left on device");
            assertThatThrownBy(file::force).isInstanceOf(UncheckedIOException.class);

            StateFile again = new StateFile(folder.resolve("state"));
            assertThat(again.find("a", String.class)).contains("before");
            assertThat(again.find("long4", String.class)).isEmpty();
        }
    }

    @Test
    void what_waited_is_written_when_there_is_room_again() throws IOException {
        try (SmallDisk disk = new SmallDisk(folder, 64)) {
            StateFile file = new StateFile(folder.resolve("state"));
            disk.fill(0);
            for (int i = 0; i < 5; i++) {
                file.put("long" + i, LONG);
            }
            file.remove("long0");
            disk.free();

            assertThat(file.trouble()).isEmpty();
            file.force();

            StateFile again = new StateFile(folder.resolve("state"));
            assertThat(again.find("long4", String.class)).contains(LONG);
            assertThat(again.find("long0", String.class)).isEmpty();
        }
    }

    @Test
    void a_new_process_starts_on_a_full_disk() throws IOException {
        try (SmallDisk disk = new SmallDisk(folder, 64)) {
            new StateFile(folder.resolve("state")).put("a", LONG);
            disk.fill(0);

            StateFile again = new StateFile(folder.resolve("state"));
            again.put("b", LONG);
            again.put("c", LONG);

            assertThat(again.find("a", String.class)).contains(LONG);
            assertThat(again.trouble()).isPresent();
        }
    }
}
