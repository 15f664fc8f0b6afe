package dev.gantry.kernel.state;

import dev.gantry.kernel.tree.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Makes one index of loaded rows, which come in the order of their keys. */
final class IndexBuild {

    private final int position;
    private final Map<String, List<String>> keysOf = new HashMap<>();
    private String latest = "";
    private List<String> keysOfLatest = new ArrayList<>();
    private Tree<Object> tree = Tree.map();

    IndexBuild(int position) {
        this.position = position;
    }

    void add(PlacedRow<?> row) {
        List<String> values = row.indexed().get(position);
        switch (values.size()) {
            case 0 -> {}
            case 1 -> add(values.getFirst(), row.key());
            default -> new LinkedHashSet<>(values).forEach(value -> add(value, row.key()));
        }
    }

    /** The same value often comes many times in a row. */
    private void add(String value, String key) {
        if (keysOf.isEmpty() || !latest.equals(value)) {
            latest = value;
            keysOfLatest = keysOf.computeIfAbsent(value, _ -> new ArrayList<>(1));
        }
        keysOfLatest.add(key);
    }

    void finish() {
        List<Map.Entry<String, List<String>>> byValue =
                keysOf.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
        List<Object> sets = byValue.stream().map(entry -> set(entry.getValue())).toList();
        tree = Tree.mapOf(byValue.stream().map(Map.Entry::getKey).toList(), sets);
        keysOf.clear();
    }

    private static Object set(List<String> keys) {
        return keys.size() == 1 ? keys.getFirst() : Tree.setOf(keys);
    }

    /** The index, once it is finished. */
    Tree<Object> tree() {
        return tree;
    }
}
