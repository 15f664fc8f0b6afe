package dev.gantry.kernel.segments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a writing process at a random moment, again and again over the same folder. */
class KilledWriterTest {

    private static final int LIVES = 8;

    @TempDir
    Path folder;

    @Test
    void loses_nothing_that_was_acknowledged() throws IOException, InterruptedException {
        Random random = new Random();
        Map<String, Integer> acknowledged = new HashMap<>();
        for (int life = 0; life < LIVES; life++) {
            liveAndDie(life * 1_000_000, random.nextInt(1, 1500), acknowledged);
            checkAllIsThere(acknowledged);
        }
    }

    private void liveAndDie(int first, int acknowledgements, Map<String, Integer> acknowledged)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWriter.class.getName(),
                        folder.toString(),
                        Integer.toString(first))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            for (int count = 1; line != null; count++) {
                note(line, acknowledged);
                if (count == acknowledgements) {
                    process.toHandle().destroyForcibly();
                }
                line = lines.readLine();
            }
        }
        process.waitFor();
        assertThat(process.exitValue()).as("killed by a signal").isEqualTo(137);
    }

    /** A last line that the kill tore has no number, or a shorter one: then it says less than was acknowledged. */
    private static void note(String line, Map<String, Integer> acknowledged) {
        String[] words = line.split(" ", 2);
        if (words.length == 2 && !words[1].isEmpty()) {
            acknowledged.merge(words[0], Integer.parseInt(words[1]), Math::max);
        }
    }

    private void checkAllIsThere(Map<String, Integer> acknowledged) {
        try (Segments segments = Segments.open(folder)) {
            acknowledged.forEach((stream, last) -> check(segments.forward(stream, Mark.START), stream, last));
        }
    }

    /** Within each life the sequence has no gap, no entry twice, and reaches what was acknowledged. */
    private static void check(Iterator<StoredEntry> entries, String stream, int last) {
        long previous = -1;
        while (entries.hasNext()) {
            StoredEntry entry = entries.next();
            boolean nextLife = entry.time() % 1_000_000 == 0 && entry.time() > previous;
            assertThat(nextLife || entry.time() == previous + 1)
                    .as("%s: %d after %d", stream, entry.time(), previous)
                    .isTrue();
            assertThat(new String(entry.payload(), StandardCharsets.UTF_8)).startsWith(entry.time() + " ");
            previous = entry.time();
        }
        assertThat(previous).as(stream).isGreaterThanOrEqualTo(last);
    }
}
