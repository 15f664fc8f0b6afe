package dev.gantry.kernel.state;

import dev.gantry.kernel.Index;
import dev.gantry.kernel.Table;
import dev.gantry.kernel.tree.Tree;
import dev.gantry.value.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Rows that are being loaded, in any order, until they become a view. Any thread may add. */
public final class Image {

    private final Schema schema;
    private final Map<Table<?>, List<Placed<?>>> rows = new IdentityHashMap<>();

    public Image(Schema schema) {
        this.schema = schema;
        schema.tables().forEach(table -> rows.put(table, new ArrayList<>()));
    }

    /** A row, and the key that it is kept under. */
    public record Placed<R extends Row>(Table<R> table, String key, R row) {}

    public void add(List<Placed<?>> placed) {
        placed.sort(Comparator.comparing(Placed::key));
        synchronized (rows) {
            for (Placed<?> row : placed) {
                list(row.table()).add(row);
            }
        }
    }

    private List<Placed<?>> list(Table<?> table) {
        return rows.getOrDefault(table, List.of());
    }

    /** The view of all that was added. */
    public Snapshot snapshot(long revision, ExecutorService builders) {
        List<FrozenTable<?>> tables = new ArrayList<>();
        for (Table<?> table : schema.tables()) {
            tables.add(freeze(table, builders));
            rows.remove(table);
        }
        return new Snapshot(schema, List.copyOf(tables), revision);
    }

    /** What was added came in sorted pieces: sorting all of it is little more than joining them. */
    @SuppressWarnings("unchecked")
    private <R extends Row> FrozenTable<R> freeze(Table<R> table, ExecutorService builders) {
        Placed<R>[] rowsByKey = list(table).toArray((Placed<R>[]) new Placed<?>[0]);
        Arrays.sort(rowsByKey, Comparator.comparing(Placed::key));
        List<Placed<R>> ascending = Arrays.asList(rowsByKey);
        List<Future<Tree<Object>>> indexes = table.indexes().stream()
                .map(index -> builders.submit(() -> index(index, ascending)))
                .toList();
        List<String> keys = ascending.stream().map(Placed::key).toList();
        List<R> values = ascending.stream().map(Placed::row).toList();
        return new FrozenTable<>(
                Tree.mapOf(keys, values), indexes.stream().map(Outcome::of).toList());
    }

    private static <R extends Row> Tree<Object> index(Index<R> index, List<Placed<R>> ascending) {
        Map<String, List<String>> keysOf = new HashMap<>();
        for (Placed<R> placed : ascending) {
            for (String value : index.values().apply(placed.row())) {
                List<String> keys = keysOf.computeIfAbsent(value, _ -> new ArrayList<>(1));
                if (keys.isEmpty() || !keys.getLast().equals(placed.key())) {
                    keys.add(placed.key());
                }
            }
        }
        List<Map.Entry<String, List<String>>> byValue =
                keysOf.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
        List<Object> trees =
                byValue.stream().map(entry -> tree(entry.getValue())).toList();
        return Tree.mapOf(byValue.stream().map(Map.Entry::getKey).toList(), trees);
    }

    private static Object tree(List<String> keys) {
        return keys.size() == 1 ? keys.getFirst() : Tree.setOf(keys);
    }
}
