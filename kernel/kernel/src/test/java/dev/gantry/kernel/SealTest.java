package dev.gantry.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void place() {
        file = folder.resolve("master.key");
    }

    @Test
    void opens_after_a_restart_what_it_has_sealed() {
        String sealed = Seal.open(file).seal("geheim 日本");

        assertThat(sealed).doesNotContain("geheim");
        assertThat(Seal.open(file).open(sealed)).isEqualTo("geheim 日本");
    }

    @Test
    void never_seals_the_same_twice() {
        Seal seal = Seal.open(file);

        assertThat(seal.seal("a")).isNotEqualTo(seal.seal("a"));
    }

    @Test
    void refuses_what_was_changed_or_sealed_with_another_key() {
        Seal seal = Seal.open(file);
        String sealed = seal.seal("secret");
        char last = sealed.charAt(10);
        String changed = sealed.substring(0, 10) + (last == 'A' ? 'B' : 'A') + sealed.substring(11);

        assertThatThrownBy(() -> seal.open(changed)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> seal.open("secret")).hasMessage("This text was not sealed.");
        assertThatThrownBy(() -> seal.open("s1:AAAA")).hasMessage("This sealed text is cut off.");
        assertThatThrownBy(() -> Seal.open(folder.resolve("other.key")).open(sealed))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_key_is_its_owners_only() throws IOException {
        Seal.open(file);

        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(folder).isDirectoryContaining(path -> path.equals(file));

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> Seal.open(file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("readable by its owner only");
    }
}
