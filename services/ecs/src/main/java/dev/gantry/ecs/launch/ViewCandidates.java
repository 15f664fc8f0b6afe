package dev.gantry.ecs.launch;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.instance.ContainerInstance;
import dev.gantry.ecs.domain.instance.InstanceId;
import dev.gantry.ecs.domain.placement.Candidate;
import dev.gantry.ecs.domain.placement.Candidates;
import dev.gantry.kernel.Slice;
import dev.gantry.kernel.View;
import dev.gantry.value.Scope;
import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The instances of a cluster, or of the Fargate pool, that a placement may choose from. */
final class ViewCandidates implements Candidates {

    private final View view;
    private final Slice<ContainerInstance> instances;

    private ViewCandidates(View view, Slice<ContainerInstance> instances) {
        this.view = view;
        this.instances = instances;
    }

    /** Those that could take a task now: ACTIVE, with a connected agent. */
    static ViewCandidates placeable(View view, Scope scope, String cluster) {
        return new ViewCandidates(view, view.by(EcsTables.PLACEABLE_INSTANCES, EcsTables.clusterKey(scope, cluster)));
    }

    /** All that are registered: what a refusal has to explain. */
    static ViewCandidates registered(View view, Scope scope, String cluster) {
        return new ViewCandidates(view, view.by(EcsTables.REGISTERED_INSTANCES, EcsTables.clusterKey(scope, cluster)));
    }

    @Override
    public int count() {
        return instances.count();
    }

    @Override
    public Candidate at(int position) {
        return candidate(view, instances.at(position));
    }

    @Override
    public Iterable<Candidate> all() {
        return () -> stream().iterator();
    }

    Stream<Candidate> stream() {
        return instances.stream().map(instance -> candidate(view, instance));
    }

    static Candidate candidate(View view, ContainerInstance instance) {
        return new Candidate(
                instance, view.find(EcsTables.RESERVATIONS, instance.key()).orElseThrow(), id -> groups(view, id));
    }

    private static Collection<String> groups(View view, InstanceId id) {
        return view.by(EcsTables.TASKS_BY_HOST, EcsTables.hostKey(id.scope(), id.id())).stream()
                .map(task -> task.launch().group())
                .collect(Collectors.toSet());
    }
}
