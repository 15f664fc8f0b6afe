package dev.gantry.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningServerTest {

    @Test
    void a_recorded_server_is_found_again(@TempDir Path data) {
        RunningServer here = RunningServer.here(4566, "123456789012", "up");

        here.record(data);

        try (DataLock _ = DataLock.of(data)) {
            assertThat(RunningServer.in(data)).contains(here);
        }
    }

    @Test
    void a_process_that_began_at_another_time_is_somebody_elses(@TempDir Path data) {
        RunningServer here = RunningServer.here(4566, "123456789012", "up");

        new RunningServer(here.pid(), here.started() - 60_000, 4566, "123456789012", "up").record(data);

        try (DataLock _ = DataLock.of(data)) {
            assertThat(RunningServer.in(data)).isEmpty();
        }
    }

    @Test
    void a_server_that_let_go_of_its_data_is_gone(@TempDir Path data) {
        RunningServer.here(4566, "123456789012", "up").record(data);

        DataLock.of(data).close();

        assertThat(RunningServer.in(data)).isEmpty();
    }

    @Test
    void a_folder_without_a_server_has_none(@TempDir Path data) {
        RunningServer.here(4566, "123456789012", "up").record(data);

        RunningServer.forget(data);

        try (DataLock _ = DataLock.of(data)) {
            assertThat(RunningServer.in(data)).isEmpty();
        }
    }

    @Test
    void a_file_that_is_no_json_is_complained_about(@TempDir Path data) throws IOException {
        Files.writeString(data.resolve("server.json"), "{");

        assertThatThrownBy(() -> RunningServer.in(data))
                .isInstanceOf(Complaint.class)
                .hasMessageContaining("server.json");
    }
}
