package dev.gantry.agent.state;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** A disk that is soon full: a file system in memory. Only root may mount one. */
public final class SmallDisk implements AutoCloseable {

    private final Path folder;
    private final Path filler;

    public SmallDisk(Path folder, int kibibytes) {
        this.folder = folder;
        this.filler = folder.resolve("filler");
        Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=" + kibibytes + "k", "tmpfs", folder.toString()),
                "no right to mount a file system");
    }

    public Path folder() {
        return folder;
    }

    /** Takes what is free, but for this many bytes of the last page. */
    public void fill(int left) throws IOException {
        Files.createFile(filler);
        byte[] page = new byte[4096];
        try (var out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(page);
            }
        } catch (IOException full) {
            // as wanted
        }
        if (left > 0) {
            try (var channel = FileChannel.open(filler, StandardOpenOption.WRITE)) {
                channel.truncate(Files.size(filler) - left);
            }
        }
    }

    public void free() throws IOException {
        Files.delete(filler);
    }

    @Override
    public void close() {
        run("umount", "-l", folder.toString());
    }

    private static boolean run(String... command) {
        try {
            return new ProcessBuilder(List.of(command))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }
}
