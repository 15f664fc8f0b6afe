package dev.gantry.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.kernel.time.VirtualTimeline;
import dev.gantry.value.Row;
import dev.gantry.value.SeededIds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DerivedTest {

    private static final Table<Coin> COINS = Table.of("test.coins", Coin.class);
    private static final Derived<Map<String, Integer>> SUMS = Derived.of("sums", DerivedTest::sums)
            .from(COINS, (sums, change) -> {
                Map<String, Integer> next = new HashMap<>(sums);
                change.before().ifPresent(coin -> add(next, coin.colour(), -coin.worth()));
                change.after().ifPresent(coin -> add(next, coin.colour(), coin.worth()));
                return Map.copyOf(next);
            });

    private static final int WORTHLESS = -1;

    private static final Derived<Purse> PURSE = Derived.of("purse", view -> new Purse(sums(view), false))
            .inPlace(purse -> new Purse(new HashMap<>(purse.sums()), true), purse -> new Purse(purse.sums(), false))
            .from(COINS, (purse, change) -> {
                assertThat(purse.open()).isTrue();
                change.before().ifPresent(coin -> add(purse.sums(), coin.colour(), -coin.worth()));
                if (change.after().map(Coin::worth).orElse(0) == WORTHLESS) {
                    throw new IllegalArgumentException("half way");
                }
                change.after().ifPresent(coin -> add(purse.sums(), coin.colour(), coin.worth()));
                return purse;
            });

    private final FlakyJournal journal = new FlakyJournal(new MemoryJournal(new MemoryJournal.Storage()));
    private final VirtualTimeline timeline = new VirtualTimeline(Instant.parse("2025-06-01T12:00:00Z"));
    private final Engine engine = Engine.stepping(journal, List.of(COINS), timeline, new SeededIds(1));
    private final List<Map<String, Integer>> wrong = new ArrayList<>();

    /** Sums that are changed in place while it is open. */
    record Purse(Map<String, Integer> sums, boolean open) {}

    record Coin(String key, String colour, int worth) implements Row {}

    private static Map<String, Integer> sums(View view) {
        Map<String, Integer> sums = new HashMap<>();
        view.all(COINS).forEach(coin -> add(sums, coin.colour(), coin.worth()));
        return Map.copyOf(sums);
    }

    private static void add(Map<String, Integer> sums, String colour, int worth) {
        sums.merge(colour, worth, (one, other) -> one + other == 0 ? null : (Integer) (one + other));
    }

    @Test
    void shows_what_the_command_itself_has_written() {
        Map<String, Integer> seen = engine.submit(tx -> {
            tx.put(COINS, new Coin("a", "red", 1));
            Map<String, Integer> first = tx.derived(SUMS);
            tx.put(COINS, new Coin("b", "red", 2));
            assertThat(first).isEqualTo(Map.of("red", 1));
            return tx.derived(SUMS);
        });

        assertThat(seen).isEqualTo(Map.of("red", 3));
        assertThat(engine.view().derived(SUMS)).isEqualTo(Map.of("red", 3));
    }

    @Test
    void an_old_view_keeps_its_value() {
        engine.execute(tx -> tx.put(COINS, new Coin("a", "red", 1)));
        View old = engine.view();
        engine.execute(tx -> tx.put(COINS, new Coin("a", "blue", 1)));

        assertThat(old.derived(SUMS)).isEqualTo(Map.of("red", 1));
        assertThat(engine.view().derived(SUMS)).isEqualTo(Map.of("blue", 1));
    }

    @Test
    void what_changes_in_place_does_so_for_commands_and_never_for_views() {
        engine.execute(tx -> tx.put(COINS, new Coin("a", "red", 1)));
        View old = engine.view();
        Purse shown = old.derived(PURSE);
        engine.execute(tx -> {
            tx.put(COINS, new Coin("b", "red", 2));
            tx.put(COINS, new Coin("c", "blue", 3));
            assertThat(tx.derived(PURSE).sums()).isEqualTo(Map.of("red", 3, "blue", 3));
        });

        assertThat(shown.sums()).isEqualTo(Map.of("red", 1));
        assertThat(old.derived(PURSE).sums()).isEqualTo(Map.of("red", 1));
        assertThat(engine.view().derived(PURSE)).isEqualTo(new Purse(Map.of("red", 3, "blue", 3), false));
    }

    @Test
    void a_command_that_throws_leaves_what_changes_in_place_as_it_was() {
        engine.execute(tx -> {
            tx.put(COINS, new Coin("a", "red", 1));
            assertThat(tx.derived(PURSE).sums()).isEqualTo(Map.of("red", 1));
        });
        Purse shown = engine.view().derived(PURSE);

        assertThatThrownBy(() -> engine.execute(tx -> {
                    tx.put(COINS, new Coin("a", "blue", 7));
                    tx.delete(COINS, "a");
                    throw new IllegalStateException("changed my mind");
                }))
                .hasMessage("changed my mind");

        assertThat(shown.sums()).isEqualTo(Map.of("red", 1));
        engine.execute(tx -> assertThat(tx.derived(PURSE).sums()).isEqualTo(Map.of("red", 1)));
    }

    @Test
    void a_step_that_throws_half_way_has_written_nothing() {
        engine.execute(tx -> {
            tx.put(COINS, new Coin("a", "red", 1));
            assertThat(tx.derived(PURSE).sums()).isEqualTo(Map.of("red", 1));
            assertThatThrownBy(() -> tx.put(COINS, new Coin("a", "blue", WORTHLESS)))
                    .hasMessage("half way");
            assertThat(tx.derived(PURSE).sums()).isEqualTo(Map.of("red", 1));
            assertThat(tx.derived(SUMS)).isEqualTo(Map.of("red", 1));
        });

        assertThat(engine.view().derived(PURSE).sums()).isEqualTo(Map.of("red", 1));
    }

    /** Each number is a row to put or to delete; some commands throw in the middle, some commits fail. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void is_what_all_rows_together_make_of_it(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            int number = random.nextInt();
            if (random.nextInt(5) == 0) {
                journal.failNext(new IllegalStateException("disk full"));
            }
            engine.post(
                    tx -> {
                        write(tx, number, random.nextInt(5) == 0);
                        return true;
                    },
                    _ -> {},
                    _ -> {});
            timeline.settle();
            assertThat(wrong).isEmpty();
            assertThat(engine.view().derived(SUMS)).isEqualTo(sums(engine.view()));
            assertThat(engine.view().derived(PURSE)).isEqualTo(new Purse(sums(engine.view()), false));
        }
    }

    private void write(Tx tx, int number, boolean throwing) {
        int key = Math.floorMod(number, 11);
        tx.put(COINS, new Coin("k" + key, "c" + number % 3, 1 + key));
        tx.put(COINS, new Coin("last", "c" + number % 2, number | 1));
        compare(tx);
        if (number % 4 == 0) {
            tx.delete(COINS, "k" + Math.floorMod(number / 2, 11));
        }
        if (throwing) {
            throw new IllegalStateException("changed my mind");
        }
        compare(tx);
    }

    /** A command that fails is nobody's failure here: what is wrong in it is remembered. */
    private void compare(Tx tx) {
        if (!tx.derived(SUMS).equals(sums(tx)) || !tx.derived(PURSE).sums().equals(sums(tx))) {
            wrong.add(tx.derived(SUMS));
        }
    }
}
