package dev.gantry.ecs.launch;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.instance.ContainerInstance;
import dev.gantry.ecs.domain.placement.Candidate;
import dev.gantry.ecs.domain.placement.Candidates;
import dev.gantry.ecs.instance.ContainerInstances;
import dev.gantry.kernel.Slice;
import dev.gantry.kernel.View;
import dev.gantry.value.Scope;
import java.util.stream.Stream;

/** The instances of a cluster, or of the Fargate pool, that a placement may choose from. */
record ViewCandidates(View view, Slice<ContainerInstance> instances) implements Candidates {

    /** Those that could take a task now, ACTIVE and with a connected agent, by the fleet's indexes. */
    static Candidates placeable(View view, Scope scope, String cluster) {
        return view.derived(EcsTables.FLEET).placeable(scope, cluster);
    }

    /** All that are registered: what a refusal has to explain. A look at each of them. */
    static ViewCandidates registered(View view, Scope scope, String cluster) {
        return new ViewCandidates(view, view.by(EcsTables.REGISTERED_INSTANCES, EcsTables.clusterKey(scope, cluster)));
    }

    @Override
    public int count() {
        return instances.count();
    }

    @Override
    public Iterable<Candidate> all() {
        return () -> stream().iterator();
    }

    Stream<Candidate> stream() {
        return instances.stream().map(instance -> candidate(view, instance));
    }

    static Candidate candidate(View view, ContainerInstance instance) {
        return ContainerInstances.facts(view, instance);
    }
}
