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

            acknowledged = Math.max(acknowledged, answersUntilKilled(CommitsUntilKilled.class, chance.nextInt(1, 400)));

            journal = open(folder);
            TreeMap<String, String> rows = new TreeMap<>();
            journal.load(row -> rows.put(row.key(), new String(row.json(), StandardCharsets.UTF_8)));
            assertWholeBatches(rows, acknowledged);
        }
    }

    /** Returns the number of the last batch or command that was answered. */
    private long answersUntilKilled(Class<?> program, int answers) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName(),
                        opener().getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long last = 0;
        try (BufferedReader lines = child.inputReader()) {
            int seen = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                last = line.endsWith(".") ? Long.parseLong(line.substring(0, line.length() - 1)) : last;
                if (++seen == answers) {
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

    /** Batches run on top of others that are on their way to the disk; what is answered is on it, with all before. */
    @Test
    void a_killed_engine_loses_nothing_answered_and_keeps_nothing_without_what_it_was_built_on() throws Exception {
        SplittableRandom chance = new SplittableRandom();
        long answered = 0;
        for (int round = 0; round < ROUNDS; round++) {
            journal.close();

            answered = Math.max(answered, answersUntilKilled(CommandsUntilKilled.class, chance.nextInt(1, 4_000)));

            journal = open(folder);
            TreeMap<String, String> rows = new TreeMap<>();
            journal.load(row -> rows.put(row.key(), ""));
            assertThat((long) rows.size()).isGreaterThanOrEqualTo(answered);
            assertThat(rows.isEmpty() ? 0 : Long.parseLong(rows.lastKey())).isEqualTo(rows.size());
        }
    }
}
