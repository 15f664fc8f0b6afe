package dev.gantry.kernel;

import dev.gantry.kernel.Notes.Note;
import dev.gantry.kernel.time.WallTimeline;
import dev.gantry.value.RandomIds;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;

/** A process whose every command writes the next number, and says so once it is answered, until somebody kills it. */
public final class CommandsUntilKilled {

    private static final int AHEAD = 300;

    private CommandsUntilKilled() {}

    public static void main(String[] arguments) throws InterruptedException {
        PrintStream answers = new PrintStream(new FileOutputStream(FileDescriptor.out), true);
        Journal journal = CommitsUntilKilled.open(arguments[0], Path.of(arguments[1]));
        Engine engine = Engine.start(journal, List.of(Notes.NOTES), new WallTimeline(), new RandomIds());
        Semaphore ahead = new Semaphore(AHEAD);
        while (true) {
            ahead.acquire();
            engine.post(
                    CommandsUntilKilled::next,
                    number -> {
                        answers.println(number + ".");
                        ahead.release();
                    },
                    failure -> System.exit(1));
        }
    }

    /** The one after the last, which may not be durable yet. */
    private static int next(Tx tx) {
        int number = tx.all(Notes.NOTES).count() + 1;
        tx.put(Notes.NOTES, new Note("%09d".formatted(number), "red", List.of("x".repeat(200))));
        return number;
    }
}
