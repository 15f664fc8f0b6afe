package dev.gantry.agent.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {

    record Thing(String name, Optional<Instant> at, List<Integer> numbers) {}

    private static final Thing ONE =
            new Thing("one", Optional.of(Instant.parse("2026-01-01T00:00:00.123456789Z")), List.of(1, 2));
    private static final Thing TWO = new Thing("two", Optional.empty(), List.of());

    @TempDir
    private Path folder;

    @Test
    void remembers_the_last_value_of_every_key() {
        StateFile file = new StateFile(folder.resolve("state"));
        file.put("things/a", TWO);
        file.put("things/b", TWO);
        file.put("things/a", ONE);

        StateFile again = new StateFile(folder.resolve("state"));

        assertThat(again.all("things/", Thing.class))
                .containsEntry("things/a", ONE)
                .containsEntry("things/b", TWO);
    }

    @Test
    void forgets_what_was_removed() {
        StateFile file = new StateFile(folder.resolve("state"));
        file.put("a", ONE);
        file.remove("a");

        StateFile again = new StateFile(folder.resolve("state"));

        assertThat(again.find("a", Thing.class)).isEmpty();
    }

    @Test
    void a_torn_last_line_is_as_if_never_written() throws IOException {
        StateFile file = new StateFile(folder.resolve("state"));
        file.put("a", ONE);
        file.close();
        Files.writeString(folder.resolve("state"), "{\"key\":\"a\",\"value\":{\"na", StandardOpenOption.APPEND);

        StateFile again = new StateFile(folder.resolve("state"));

        assertThat(again.find("a", Thing.class)).contains(ONE);
    }

    @Test
    void stays_small() throws IOException {
        StateFile file = new StateFile(folder.resolve("state"));

        for (int i = 0; i < 100_000; i++) {
            file.put("a", new Thing("n" + i, Optional.empty(), List.of(i)));
        }

        assertThat(Files.size(folder.resolve("state"))).isLessThan(5L << 20);
        assertThat(new StateFile(folder.resolve("state")).find("a", Thing.class))
                .get()
                .extracting(Thing::name)
                .isEqualTo("n99999");
    }

    @Test
    void is_nobody_elses_to_read() throws IOException {
        new StateFile(folder.resolve("state")).put("a", ONE);

        assertThat(Files.getPosixFilePermissions(folder.resolve("state")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
}
