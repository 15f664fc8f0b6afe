package dev.gantry.kernel.state;

import dev.gantry.kernel.Index;
import dev.gantry.kernel.Table;
import dev.gantry.kernel.tree.Tree;
import dev.gantry.value.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Rows that are being loaded, in any order, until they become a view. Any thread may add. */
public final class Image {

    private final Schema schema;
    private final Map<Table<?>, List<PlacedRow<?>>> rows = new IdentityHashMap<>();
    private final SharedValues values = new SharedValues();

    public Image(Schema schema) {
        this.schema = schema;
        schema.tables().forEach(table -> rows.put(table, new ArrayList<>()));
    }

    /** A row that is ready to be added. Its indexes are asked now, while it is at hand and not all over the memory. */
    public <R extends Row> PlacedRow<R> placed(Table<R> table, String key, R row) {
        List<List<String>> indexed = new ArrayList<>(table.indexes().size());
        for (Index<R> index : table.indexes()) {
            indexed.add(values.of(index.values().apply(row)));
        }
        return new PlacedRow<>(table, key, row, indexed);
    }

    public void add(List<PlacedRow<?>> placed) {
        synchronized (rows) {
            for (PlacedRow<?> row : placed) {
                list(row.table()).add(row);
            }
        }
    }

    private List<PlacedRow<?>> list(Table<?> table) {
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

    @SuppressWarnings("unchecked")
    private <R extends Row> FrozenTable<R> freeze(Table<R> table, ExecutorService builders) {
        PlacedRow<R>[] rowsByKey = list(table).toArray((PlacedRow<R>[]) new PlacedRow<?>[0]);
        KeySort.sort(rowsByKey);
        List<PlacedRow<R>> ascending = Arrays.asList(rowsByKey);
        List<IndexBuild> indexes = table.indexes().stream()
                .map(index -> new IndexBuild(index.position()))
                .toList();
        List<Future<?>> building = building(indexes, ascending, builders);
        List<String> keys = ascending.stream().map(PlacedRow::key).toList();
        List<R> values = ascending.stream().map(PlacedRow::row).toList();
        Tree<R> tree = Tree.mapOf(keys, values);
        building.forEach(Outcome::of);
        return new FrozenTable<>(tree, indexes.stream().map(IndexBuild::tree).toList());
    }

    private static <R extends Row> List<Future<?>> building(
            List<IndexBuild> indexes, List<PlacedRow<R>> ascending, ExecutorService builders) {
        int share = Math.ceilDiv(indexes.size(), Runtime.getRuntime().availableProcessors());
        List<Future<?>> building = new ArrayList<>();
        for (int from = 0; from < indexes.size(); from += share) {
            List<IndexBuild> some = indexes.subList(from, Math.min(indexes.size(), from + share));
            building.add(builders.submit(() -> build(some, ascending)));
        }
        return building;
    }

    /** Several indexes in one pass: rows in the order of their keys lie all over the memory. */
    private static void build(List<IndexBuild> indexes, List<? extends PlacedRow<?>> ascending) {
        for (PlacedRow<?> row : ascending) {
            for (IndexBuild index : indexes) {
                index.add(row);
            }
        }
        indexes.forEach(IndexBuild::finish);
    }
}
