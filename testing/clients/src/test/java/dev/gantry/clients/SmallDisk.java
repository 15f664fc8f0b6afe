package dev.gantry.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** A disk that is soon full: a file system in memory, which only root may mount. */
final class SmallDisk implements AutoCloseable {

    private final Path folder;

    SmallDisk(Path folder, int mebibytes) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Ran mounted = run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", folder.toString());
        Assumptions.assumeTrue(mounted.exitCode() == 0, "no right to mount a file system");
    }

    Path folder() {
        return folder;
    }

    void fill() {
        try (var out = Files.newOutputStream(folder.resolve("filler"))) {
            byte[] page = new byte[4096];
            while (true) {
                out.write(page);
            }
        } catch (IOException full) {
            if (!String.valueOf(full.getMessage()).contains("No space left")) {
                throw new UncheckedIOException(full);
            }
        }
    }

    void free() {
        try {
            Files.delete(folder.resolve("filler"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        run("umount", "-R", "-l", folder.toString());
    }

    private static Ran run(String... command) {
        return Ran.command(Map.of(), Project.ROOT, List.of(command));
    }
}
