package dev.gantry.kernel.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreeTest {

    private record Held(Tree<Integer> tree, Map<String, Integer> model) {}

    @ParameterizedTest
    @ValueSource(ints = {3, 40, 700, 20_000})
    void behaves_as_a_sorted_map_and_leaves_held_trees_alone(int keys) {
        SplittableRandom chance = new SplittableRandom(keys);
        TreeMap<String, Integer> model = new TreeMap<>();
        Tree<Integer> tree = Tree.map();
        Edit edit = new Edit();
        List<Held> held = new ArrayList<>();

        for (int i = 0; i < 60_000; i++) {
            String key = "k" + chance.nextInt(keys);
            boolean growing = i / 15_000 % 2 == 0;
            if (chance.nextInt(10) < (growing ? 8 : 2)) {
                tree = tree.with(edit, key, i);
                model.put(key, i);
            } else {
                tree = tree.without(edit, key);
                model.remove(key);
            }
            if (chance.nextInt(6_000) == 0) {
                held.add(new Held(tree, new TreeMap<>(model)));
                edit = new Edit();
            }
        }

        held.add(new Held(tree, model));
        assertThat(held).allSatisfy(one -> assertSame(one.tree, new TreeMap<>(one.model), chance));
    }

    private static void assertSame(Tree<Integer> tree, TreeMap<String, Integer> model, SplittableRandom chance) {
        assertThat(entries(tree, KeyRange.ALL)).isEqualTo(List.copyOf(model.entrySet()));
        assertThat(tree.size()).isEqualTo(model.size());
        for (int i = 0; i < 50; i++) {
            String from = "k" + chance.nextInt(30_000);
            assertThat(tree.get(from)).isEqualTo(model.get(from));
            assertThat(tree.contains(from)).isEqualTo(model.containsKey(from));
            assertThat(tree.rank(from)).isEqualTo(model.headMap(from).size());
            KeyRange after = KeyRange.ALL.after(from);
            assertThat(entries(tree, after))
                    .isEqualTo(List.copyOf(model.tailMap(from, false).entrySet()));
            assertThat(tree.count(after)).isEqualTo(model.tailMap(from, false).size());
            String prefix = from.substring(0, Math.min(3, from.length()));
            assertThat(entries(tree, after.startingWith(prefix)))
                    .isEqualTo(model.tailMap(from, false).entrySet().stream()
                            .filter(entry -> entry.getKey().startsWith(prefix))
                            .toList());
        }
        List<String> keys = List.copyOf(model.keySet());
        for (int at = 0; at < keys.size(); at += 1 + keys.size() / 97) {
            assertThat(tree.keyAt(at)).isEqualTo(keys.get(at));
            assertThat(tree.valueAt(at)).isEqualTo(model.get(keys.get(at)));
        }
    }

    private static List<Map.Entry<String, Integer>> entries(Tree<Integer> tree, KeyRange range) {
        List<Map.Entry<String, Integer>> entries = new ArrayList<>();
        for (Cursor<Integer> cursor = tree.cursor(range); cursor.advance(); ) {
            Integer value = cursor.value();
            entries.add(Map.entry(cursor.key(), value == null ? -1 : value));
        }
        return entries;
    }

    @Test
    void is_built_from_ascending_keys_and_changed_after() {
        TreeMap<String, Integer> model = new TreeMap<>();
        for (int i = 0; i < 10_000; i++) {
            model.put("k" + i, i);
        }
        Tree<Integer> built = Tree.mapOf(List.copyOf(model.keySet()), List.copyOf(model.values()));

        Tree<Integer> changed = built;
        Edit edit = new Edit();
        TreeMap<String, Integer> changedModel = new TreeMap<>(model);
        for (int i = 0; i < 30_000; i += 3) {
            changed = i % 2 == 0 ? changed.with(edit, "k" + i, -1) : changed.without(edit, "k" + i);
            if (i % 2 == 0) {
                changedModel.put("k" + i, -1);
            } else {
                changedModel.remove("k" + i);
            }
        }

        assertSame(built, model, new SplittableRandom(1));
        assertSame(changed, changedModel, new SplittableRandom(2));
    }

    @Test
    void a_set_has_keys_only() {
        Edit edit = new Edit();
        Tree<Void> set = Tree.set();
        for (int i = 0; i < 1_000; i++) {
            set = set.with(edit, "k" + i % 500);
        }

        assertThat(set.size()).isEqualTo(500);
        assertThat(set.contains("k499")).isTrue();
        assertThat(set.contains("k500")).isFalse();
        assertThat(set.without(new Edit(), "k3").size()).isEqualTo(499);
        assertThat(set.size()).isEqualTo(500);
    }

    @Test
    void a_prefix_ends_where_the_next_text_begins() {
        Tree<Void> set =
                Tree.setOf(List.of("a", "a/", "a/\uffff", "a/\uffff\uffffz", "a0", "b", "\uffff", "\uffff\uffff"));

        assertThat(set.count(KeyRange.ALL.startingWith("a/"))).isEqualTo(3);
        assertThat(set.count(KeyRange.ALL.startingWith("a/\uffff"))).isEqualTo(2);
        assertThat(set.count(KeyRange.ALL.startingWith("\uffff"))).isEqualTo(2);
        assertThat(set.count(KeyRange.ALL.startingWith(""))).isEqualTo(8);
    }
}
