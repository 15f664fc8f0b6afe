package dev.gantry.world;

import dev.gantry.world.life.Failed;
import dev.gantry.world.life.Life;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** What {@code ./gantry world} hands over to: plays lives on every core until one fails. */
final class Main {

    private static final String USAGE =
            "usage: ./gantry world [--seeds N] [--seed FIRST]; a single --seed prints its whole history";

    private final PrintStream out;
    private final AtomicLong next;
    private final long end;
    private final AtomicReference<Optional<Failed>> failure = new AtomicReference<>(Optional.empty());

    private Main(PrintStream out, long first, long count) {
        this.out = out;
        this.next = new AtomicLong(first);
        this.end = first + count;
    }

    public static void main(String... arguments) throws InterruptedException {
        Locale.setDefault(Locale.ROOT);
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "off");
        List<String> words = List.of(arguments);
        Optional<Long> seeds = number(words, "--seeds");
        Optional<Long> seed = number(words, "--seed");
        if (words.size() != 2 * (seeds.stream().count() + seed.stream().count())) {
            System.out.println(USAGE);
            System.exit(2);
        }
        boolean one = seed.isPresent() && seeds.isEmpty();
        Main main = new Main(System.out, seed.orElse(1L), seeds.orElse(one ? 1L : 2_000L));
        System.exit(one ? main.tell() : main.play());
    }

    private static Optional<Long> number(List<String> words, String name) {
        int at = words.indexOf(name);
        return at < 0 || at + 1 == words.size() ? Optional.empty() : Optional.of(Long.parseLong(words.get(at + 1)));
    }

    private int tell() {
        try {
            out.print(Life.play(next.get(), true));
            return 0;
        } catch (Failed failed) {
            out.print(failed.history());
            return 1;
        }
    }

    private int play() throws InterruptedException {
        long first = next.get();
        long start = System.nanoTime();
        List<Thread> players = java.util.stream.IntStream.range(
                        0, Runtime.getRuntime().availableProcessors())
                .mapToObj(_ -> Thread.ofPlatform().start(this::playOn))
                .toList();
        for (Thread player : players) {
            player.join();
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        out.printf(
                "%d seeds from %d, %d.%03d s%n",
                Math.min(next.get(), end) - first, first, took.toSeconds(), took.toMillisPart());
        failure.get().ifPresent(this::tell);
        return failure.get().isPresent() ? 1 : 0;
    }

    private void playOn() {
        for (long seed = next.getAndIncrement(); seed < end && failure.get().isEmpty(); seed = next.getAndIncrement()) {
            try {
                Life.play(seed, false);
            } catch (Failed failed) {
                failure.set(Optional.of(failed));
            }
        }
    }

    private void tell(Failed failed) {
        try {
            Life.play(failed.seed(), true);
            out.println("It fails only sometimes: that is a fault of its own. " + failed.getMessage());
        } catch (Failed again) {
            out.print(again.history());
        }
        out.println(failed.getMessage());
    }
}
