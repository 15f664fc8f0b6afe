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
import java.util.function.ToIntFunction;

/**
 * The kinds of a cluster that have what a task requires and satisfy its queries: found out once for each kind, not for
 * each placement.
 *
 * @param known how many kinds there were when it was made
 * @param others the queries that kinds do not decide
 * @param byAttribute the kinds by their value of an attribute, once somebody asked
 */
record Suitable(int known, KindSet all, List<ClusterQuery> others, Map<String, Values> byAttribute) {

    static final Suitable NOTHING = new Suitable(0, KindSet.NONE, List.of(), Map.of());

    /** In the order of the values, empty text for none: the kinds that have each. */
    record Values(List<String> values, List<KindSet> kinds) {

        int count() {
            return values.size();
        }

        int[] counts(ToIntFunction<String> count) {
            int[] counts = new int[values.size()];
            for (int i = 0; i < counts.length; i++) {
                counts[i] = count.applyAsInt(values.get(i));
            }
            return counts;
        }

        /** The kinds of all values that have this count. */
        KindSet having(int[] counts, int count) {
            KindSet having = KindSet.NONE;
            for (int i = 0; i < counts.length; i++) {
                if (counts[i] == count) {
                    having = having == KindSet.NONE ? kinds.get(i) : having.or(kinds.get(i));
                }
            }
            return having;
        }
    }

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
        List<ClusterQuery> rest = request.constraints().memberOf().stream()
                .filter(query -> !query.isAboutKind())
                .toList();
        return new Suitable(kinds.size(), grown, rest, new ConcurrentHashMap<>());
    }

    Values by(String attribute, List<Kind> kinds) {
        Values known = byAttribute.get(attribute);
        return known == null ? byAttribute.computeIfAbsent(attribute, name -> values(name, kinds)) : known;
    }

    private Values values(String attribute, List<Kind> kinds) {
        Map<String, KindSet> byValue = new TreeMap<>();
        for (Kind kind : kinds.subList(0, known)) {
            if (all.contains(kind)) {
                byValue.merge(kind.value(attribute), KindSet.NONE.with(kind), KindSet::or);
            }
        }
        return new Values(List.copyOf(byValue.keySet()), List.copyOf(byValue.values()));
    }
}
