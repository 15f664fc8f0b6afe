package dev.gantry.ecs.domain.placement.fleet;

import dev.gantry.ecs.domain.instance.ContainerInstance;
import dev.gantry.ecs.domain.placement.PlacementRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The kinds that the instances of one cluster have been, and what has been found out about them. All versions of the
 * cluster's roster share it: a kind keeps its number, and what is remembered here is only what would be found out again.
 */
final class Kinds {

    private static final int MOST_REMEMBERED = 256;

    private final List<Kind> all = new ArrayList<>();
    private final Map<Kind.Likeness, Kind> byLikeness = new HashMap<>();
    private final Map<Suitable.Wanted, Suitable> remembered = new LinkedHashMap<>(16, 0.75f, true);
    private Suitable.@Nullable Wanted latestWanted;
    private Suitable latest = Suitable.NOTHING;

    synchronized Kind of(ContainerInstance instance) {
        return byLikeness.computeIfAbsent(Kind.Likeness.of(instance), this::added);
    }

    private Kind added(Kind.Likeness likeness) {
        Kind kind = likeness.numbered(all.size());
        all.add(kind);
        return kind;
    }

    synchronized int count() {
        return all.size();
    }

    synchronized Suitable suitable(PlacementRequest request) {
        Suitable.Wanted wanted = Suitable.Wanted.of(request);
        if (latest.known() == all.size() && wanted.equals(latestWanted)) {
            return latest;
        }
        Suitable suitable = remembered.getOrDefault(wanted, Suitable.NOTHING);
        if (suitable.known() < all.size()) {
            suitable = suitable.grown(request, all);
            remembered.put(wanted, suitable);
            forgetSome();
        }
        latestWanted = wanted;
        latest = suitable;
        return suitable;
    }

    private void forgetSome() {
        if (remembered.size() > MOST_REMEMBERED) {
            remembered.remove(remembered.keySet().iterator().next());
        }
    }

    /** The suitable kinds by their value of an attribute. */
    synchronized Suitable.Values by(Suitable suitable, String attribute) {
        return suitable.by(attribute, all);
    }
}
