package dev.gantry.kernel;

import static dev.gantry.kernel.Notes.BY_COLOUR;
import static dev.gantry.kernel.Notes.NOTES;
import static dev.gantry.kernel.Notes.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.kernel.Notes.Note;
import dev.gantry.kernel.time.WallTimeline;
import dev.gantry.value.RandomIds;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EngineThreadTest {

    private final FlakyJournal journal = new FlakyJournal(new MemoryJournal());
    private final WallTimeline timeline = new WallTimeline();
    private final Engine engine = Engine.start(journal, List.of(NOTES), timeline, new RandomIds());

    @AfterEach
    void close() {
        engine.close();
        timeline.close();
    }

    private static int number(View view) {
        return view.find(NOTES, "counter").map(note -> note.words().size()).orElse(0);
    }

    private int count(Tx tx) {
        List<String> words =
                new ArrayList<>(tx.find(NOTES, "counter").map(Note::words).orElse(List.of()));
        words.add("w" + words.size());
        tx.put(NOTES, new Note("counter", "red", words));
        return words.size();
    }

    @Test
    void commands_of_many_threads_happen_one_after_the_other() throws Exception {
        List<Future<Integer>> answers = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                answers.add(clients.submit(() -> engine.submit(this::count)));
            }
        }

        List<Integer> counted = new ArrayList<>();
        for (Future<Integer> answer : answers) {
            counted.add(answer.get());
        }
        assertThat(counted).doesNotHaveDuplicates().hasSize(200).contains(1, 200);
        assertThat(number(engine.view())).isEqualTo(200);
    }

    @Test
    void what_was_answered_is_in_every_later_view() throws Exception {
        AtomicLong wrong = new AtomicLong();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                clients.submit(() -> {
                    for (int n = 0; n < 20; n++) {
                        int counted = engine.submit(this::count);
                        wrong.addAndGet(number(engine.view()) < counted ? 1 : 0);
                    }
                });
            }
        }

        assertThat(number(engine.view())).isEqualTo(1_000);
        assertThat(wrong).hasValue(0);
    }

    @Test
    void what_waits_while_a_batch_is_on_its_way_becomes_one_batch() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        engine.post(
                tx -> {
                    begun.countDown();
                    awaitQuietly(goOn);
                    return count(tx);
                },
                _ -> {},
                _ -> {});
        begun.await();
        CountDownLatch answered = new CountDownLatch(100);
        for (int i = 0; i < 100; i++) {
            engine.post(this::count, _ -> answered.countDown(), _ -> {});
        }

        goOn.countDown();
        answered.await();

        assertThat(journal.commits()).isEqualTo(2);
        assertThat(engine.view().by(BY_COLOUR, "red").count()).isEqualTo(1);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException early) {
            throw new IllegalStateException(early);
        }
    }

    @Test
    void an_interrupted_caller_still_gets_its_answer() throws Exception {
        Thread.currentThread().interrupt();

        int counted = engine.submit(this::count);

        assertThat(counted).isEqualTo(1);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void a_closed_engine_refuses_commands() {
        engine.execute(tx -> tx.put(NOTES, note("a", "red")));

        engine.close();

        assertThatThrownBy(() -> engine.submit(this::count)).isInstanceOf(EngineStoppedException.class);
        assertThat(engine.leading()).isFalse();
    }

    @Test
    void every_command_is_answered_however_it_meets_the_end() throws Exception {
        for (int round = 0; round < 200; round++) {
            Engine ending = Engine.start(new MemoryJournal(), List.of(NOTES), timeline, new RandomIds());
            CountDownLatch answered = new CountDownLatch(40);
            try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int client = 0; client < 4; client++) {
                    clients.execute(() -> post(ending, answered, 10));
                }
                clients.execute(ending::close);
            }

            answered.await();
            ending.close();
        }
    }

    private void post(Engine ending, CountDownLatch answered, int commands) {
        for (int i = 0; i < commands; i++) {
            ending.post(this::count, _ -> answered.countDown(), _ -> answered.countDown());
        }
    }
}
