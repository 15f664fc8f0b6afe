package dev.gantry.kernel.state;

import dev.gantry.kernel.Change;
import java.util.List;

/** What a batch has changed, each row once, and the view after it. */
public final class Sealed {

    private final Snapshot view;
    private final List<Change<?>> changes;

    Sealed(Snapshot view, List<Change<?>> changes) {
        this.view = view;
        this.changes = changes;
    }

    public List<Change<?>> changes() {
        return changes;
    }

    /** The view that shows it, once it is durable. */
    public Snapshot at(long revision) {
        return view.at(revision);
    }
}
