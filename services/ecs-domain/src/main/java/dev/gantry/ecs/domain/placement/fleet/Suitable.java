package dev.gantry.ecs.domain.placement.fleet;

import dev.gantry.ecs.domain.placement.PlacementRequest;
import dev.gantry.ecs.domain.placement.Suitability;
import dev.gantry.ecs.domain.placement.query.ClusterQuery;
import dev.gantry.shapes.ecs.Attribute;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The kinds of a cluster that have what a task requires and satisfy its queries: found out once for each kind, not for
 * each placement.
 *
 * @param known how many kinds there were when it was made
 * @param byValue the kinds by their value of an attribute, once somebody asked
 */
record Suitable(int known, KindSet all, Map<String, Map<String, KindSet>> byValue) {

    static final Suitable NOTHING = new Suitable(0, KindSet.NONE, Map.of());

    /** What a request asks of a kind. */
    record Wanted(List<Attribute> attributes, List<Attribute> platform, Set<String> zones, List<ClusterQuery> queries) {

        static Wanted of(PlacementRequest request) {
            return new Wanted(
                    request.demand().attributes(),
                    request.demand().platform(),
                    request.demand().zones(),
                    request.constraints().memberOf());
        }
    }

    /** The same, with the verdict on kinds that have come since. */
    Suitable grown(PlacementRequest request, List<Kind> kinds) {
        Suitability suitability = new Suitability(request);
        KindSet grown = all;
        for (Kind kind : kinds.subList(known, kinds.size())) {
            grown = suitability.isOfSuchKind(kind) ? grown.with(kind) : grown;
        }
        return new Suitable(kinds.size(), grown, new ConcurrentHashMap<>());
    }

    /** In the order of the values, empty text for none. */
    Map<String, KindSet> by(String attribute, List<Kind> kinds) {
        return byValue.computeIfAbsent(attribute, name -> partitions(name, kinds));
    }

    private Map<String, KindSet> partitions(String attribute, List<Kind> kinds) {
        Map<String, KindSet> partitions = new TreeMap<>();
        for (Kind kind : kinds.subList(0, known)) {
            if (all.contains(kind)) {
                partitions.merge(kind.value(attribute), KindSet.NONE.with(kind), KindSet::or);
            }
        }
        return partitions;
    }
}
