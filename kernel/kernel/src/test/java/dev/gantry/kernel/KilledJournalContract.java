package dev.gantry.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What every journal must do that outlives its process: no kill loses an acknowledged batch or leaves half of one. */
public abstract class KilledJournalContract extends JournalContract {

    private static final int ROUNDS = Integer.getInteger("gantry.kill.rounds", 6);

    /** A public class with a constructor without arguments that opens the journal in a folder. */
    protected abstract Class<? extends Function<Path, Journal>> opener();

    @Override
    protected final Journal open(Path where) {
        return CommitsUntilKilled.open(opener().getName(), where);
    }

    @Test
    void a_killed_process_loses_nothing_acknowledged_and_leaves_no_half_batch() throws Exception {
        SplittableRandom chance = new SplittableRandom();
        long acknowledged = 0;
        for (int round = 0; round < ROUNDS; round++) {
            journal.close();

            acknowledged = Math.max(acknowledged, commitUntilKilled(chance.nextInt(1, 400)));

            journal = open(folder);
            TreeMap<String, String> rows = new TreeMap<>();
            journal.load(row -> rows.put(row.key(), new String(row.json(), StandardCharsets.UTF_8)));
            assertWholeBatches(rows, acknowledged);
        }
    }

    /** Returns the number of the last batch whose commit has returned. */
    private long commitUntilKilled(int batches) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CommitsUntilKilled.class.getName(),
                        opener().getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long last = 0;
        try (BufferedReader answers = child.inputReader()) {
            int seen = 0;
            for (String line = answers.readLine(); line != null; line = answers.readLine()) {
                last = line.endsWith(".") ? Long.parseLong(line.substring(0, line.length() - 1)) : last;
                if (++seen == batches) {
                    child.toHandle().destroyForcibly();
                }
            }
        }
        assertThat(child.waitFor()).isEqualTo(137);
        return last;
    }

    private static void assertWholeBatches(TreeMap<String, String> rows, long acknowledged) {
        long latest = Long.parseLong(rows.getOrDefault("latest", "0"));
        assertThat(latest).isBetween(acknowledged, acknowledged + 1);
        for (long batch = 1; batch <= latest; batch++) {
            int size = Integer.parseInt(rows.getOrDefault("size/" + batch, "-1"));
            String from = "row/%09d/".formatted(batch);
            boolean deleted = batch % 3 == 0 && batch < latest;
            assertThat(rows.subMap(from, from + "~")).hasSize(deleted ? 0 : size);
        }
        assertThat(rows.tailMap("row/%09d/".formatted(latest + 1)).headMap("row/~"))
                .isEmpty();
    }
}
