package dev.gantry.ecs.domain.placement.fleet;

import dev.gantry.ecs.domain.placement.Constraints;
import dev.gantry.ecs.domain.placement.Placement.Refusal;
import dev.gantry.ecs.domain.placement.PlacementRequest;
import dev.gantry.ecs.domain.placement.TaskDemand;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What came closest to taking a task, for the tasks that nothing took while the roster was as it is. */
final class Refusals {

    private static final int MOST = 256;

    private final Map<Asked, Optional<Refusal>> known = new ConcurrentHashMap<>();

    /**
     * What the answer depends on.
     *
     * @param group whose tasks may not meet; empty text if that is not asked for
     */
    private record Asked(TaskDemand demand, Constraints constraints, String group) {}

    Optional<Refusal> closest(PlacementRequest request, FleetTally tally, Supplier<Optional<Refusal>> search) {
        String group = request.constraints().distinctInstance() ? tally.group() : "";
        Asked asked = new Asked(request.demand(), request.constraints(), group);
        Optional<Refusal> answer = known.get(asked);
        if (answer == null) {
            answer = search.get();
            if (known.size() < MOST) {
                known.put(asked, answer);
            }
        }
        return answer;
    }

    void forget() {
        if (!known.isEmpty()) {
            known.clear();
        }
    }
}
