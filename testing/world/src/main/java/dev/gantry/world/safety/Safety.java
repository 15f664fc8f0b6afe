package dev.gantry.world.safety;

import dev.gantry.kernel.Published;
import dev.gantry.kernel.Table;
import dev.gantry.kernel.View;
import dev.gantry.value.Row;
import dev.gantry.world.server.Disk;
import dev.gantry.world.server.Server;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Looks at every batch that becomes durable, and at what each new server finds on the disk. */
public final class Safety implements Server.Watcher {

    private final List<Property> properties = List.of(
            new NothingIsOvercommitted(),
            new StatusNeverMovesBack(),
            new StoppedTasksSayWhy(),
            new NeverAboveMaximum(),
            new NeverBelowMinimum(),
            new FailedDeploymentsStayFailed(),
            new OneDeploymentLeads(),
            new OneDaemonPerInstance());

    private final InstantSource time;
    private final Disk disk;
    private final List<Table<?>> tables;
    private final Consumer<Commit> reader;
    private @Nullable View last;
    private Optional<Broken> broken = Optional.empty();

    /**
     * A look at everything that is written to the disk.
     *
     * @param reader who else wants to know
     */
    public Safety(InstantSource time, Disk disk, List<Table<?>> tables, Consumer<Commit> reader) {
        this.time = time;
        this.disk = disk;
        this.tables = tables;
        this.reader = reader;
    }

    /** Throws if anything has been broken so far. */
    public void check() {
        if (broken.isPresent()) {
            throw broken.get();
        }
    }

    /** The newest durable view. */
    public Optional<View> view() {
        return Optional.ofNullable(last);
    }

    @Override
    public void loaded(View view) {
        View before = last;
        if (before != null) {
            Set<String> doubtful = disk.doubtful();
            tables.forEach(table -> compare(table, before, view, doubtful));
        }
        last = view;
    }

    /** What one server has acknowledged, the next one finds: nothing more, nothing less, row by row. */
    private <R extends Row> void compare(Table<R> table, View before, View now, Set<String> doubtful) {
        Set<String> keys = new HashSet<>();
        before.all(table).forEach(row -> keys.add(row.key()));
        now.all(table).forEach(row -> keys.add(row.key()));
        for (String key : keys) {
            Optional<R> was = before.find(table, key);
            Optional<R> is = now.find(table, key);
            if (!was.equals(is) && !doubtful.contains(table.name() + " " + key)) {
                fail(
                        "AcknowledgedStays",
                        table.name() + " " + key + " was " + was + ", and after the restart it is " + is);
            }
        }
    }

    /** The engine would only log what is thrown here: a property that cannot be checked is broken, too. */
    @Override
    public void published(Published batch) {
        try {
            look(batch);
        } catch (RuntimeException mistake) {
            fail("EverythingIsLookedAt", mistake.toString());
        }
    }

    private void look(Published batch) {
        View before = last == null ? batch.view() : last;
        last = batch.view();
        Commit commit = new Commit(before, batch.view(), batch.changes(), time.instant());
        reader.accept(commit);
        for (Property property : properties) {
            property.brokenBy(commit).ifPresent(how -> fail(property.name(), how));
        }
    }

    /** The first one counts. */
    public void fail(String property, String how) {
        if (broken.isEmpty()) {
            broken = Optional.of(new Broken(property, how));
        }
    }
}
