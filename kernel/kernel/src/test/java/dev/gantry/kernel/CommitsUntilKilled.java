package dev.gantry.kernel;

import dev.gantry.kernel.Journal.StoredChange;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** A process that commits one batch after the other and says so, until somebody kills it. */
public final class CommitsUntilKilled {

    private CommitsUntilKilled() {}

    public static void main(String[] arguments) {
        PrintStream answers = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true);
        Journal journal = open(arguments[0], Path.of(arguments[1]));
        AtomicLong latest = new AtomicLong();
        journal.load(row -> {
            if (row.key().equals("latest")) {
                latest.set(Long.parseLong(new String(row.json(), StandardCharsets.UTF_8)));
            }
        });
        SplittableRandom chance = new SplittableRandom();
        for (long batch = latest.get() + 1; ; batch++) {
            journal.commit(batch(batch, chance.nextInt(1, 60)));
            answers.println(batch + ".");
        }
    }

    /** Rows of this batch, how many they are, and every third time the end of the rows of the batch before. */
    private static List<StoredChange> batch(long batch, int size) {
        List<StoredChange> changes = new ArrayList<>();
        changes.add(row("latest", Long.toString(batch)));
        for (int i = 0; i < size; i++) {
            changes.add(row(key(batch, i), "{\"text\":\"" + "x".repeat(300) + "\"}"));
        }
        changes.add(row("size/" + batch, Integer.toString(size)));
        for (int i = 0; (batch - 1) % 3 == 0 && i < 60; i++) {
            changes.add(new StoredChange("test.rows", key(batch - 1, i), 1, new byte[0]));
        }
        return changes;
    }

    private static String key(long batch, int number) {
        return "row/%09d/%d".formatted(batch, number);
    }

    private static StoredChange row(String key, String json) {
        return new StoredChange("test.rows", key, 1, json.getBytes(StandardCharsets.UTF_8));
    }

    @SuppressWarnings("unchecked")
    static Journal open(String opener, Path folder) {
        try {
            return ((Function<Path, Journal>)
                            Class.forName(opener).getDeclaredConstructor().newInstance())
                    .apply(folder);
        } catch (ReflectiveOperationException mistake) {
            throw new IllegalArgumentException(opener + " opens no journal", mistake);
        }
    }
}
