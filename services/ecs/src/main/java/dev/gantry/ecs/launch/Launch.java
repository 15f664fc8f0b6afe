package dev.gantry.ecs.launch;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.InstanceLedger;
import dev.gantry.ecs.TaskLedger;
import dev.gantry.ecs.domain.instance.ContainerInstance;
import dev.gantry.ecs.domain.instance.ContainerInstanceLifecycle;
import dev.gantry.ecs.domain.instance.InstanceSignal;
import dev.gantry.ecs.domain.placement.Candidate;
import dev.gantry.ecs.domain.placement.Candidates;
import dev.gantry.ecs.domain.placement.Chance;
import dev.gantry.ecs.domain.placement.Constraints;
import dev.gantry.ecs.domain.placement.GroupTally;
import dev.gantry.ecs.domain.placement.Placement;
import dev.gantry.ecs.domain.placement.PlacementReason;
import dev.gantry.ecs.domain.placement.PlacementRequest;
import dev.gantry.ecs.domain.placement.Reservations;
import dev.gantry.ecs.domain.placement.Reservations.Taken;
import dev.gantry.ecs.domain.placement.Strategies;
import dev.gantry.ecs.domain.placement.TaskDemand;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.ecs.domain.task.TaskPlace;
import dev.gantry.kernel.Tx;
import dev.gantry.shapes.ecs.Failure;
import dev.gantry.value.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Places the tasks of an order one at a time, each against what the ones before it left. */
public final class Launch {

    /**
     * AWS lists every instance that it evaluated. So do we, up to this many in the order of their ids: a request against
     * thousands of full instances would get an answer of megabytes.
     */
    private static final int MOST_FAILURES = 100;

    static final String NO_FARGATE =
            "Capacity is unavailable at this time. Please try again later or in a different availability zone";

    private final Tx tx;
    private final LaunchOrder order;

    public Launch(Tx tx, LaunchOrder order) {
        this.tx = tx;
        this.order = order;
    }

    /** A task that was launched, or why not: one failure for each instance that was looked at. */
    public record Launched(Optional<Task> task, List<Failure> failures) {

        static Launched of(Task task) {
            return new Launched(Optional.of(task), List.of());
        }

        static Launched refused(List<Failure> failures) {
            return new Launched(Optional.empty(), failures);
        }
    }

    /** What a placement on container instances has to respect. */
    public record Wishes(Constraints constraints, Strategies strategies, Set<String> zones) {}

    /** On a container instance of the cluster, chosen by placement. */
    public Launched onInstance(Wishes wishes, GroupTally tally) {
        String cluster = order.cluster().name();
        PlacementRequest request = new PlacementRequest(
                order.demand().within(wishes.zones()), wishes.constraints(), wishes.strategies(), tally);
        Candidates candidates = ViewCandidates.placeable(tx, order.cluster().scope(), cluster);
        Optional<Candidate> found =
                Placement.find(request, candidates, Chance.seeded(tx.ids().hex(16)));
        found.ifPresent(chosen -> tally.placed(chosen.instance()));
        return found.map(chosen -> take(request.demand(), chosen))
                .orElseGet(() -> Launched.refused(explain(request, cluster)));
    }

    /** A task that found its place, or the instance that came closest to being one. */
    record Placed(Optional<Task> task, Optional<Placement.Refusal> closest) {}

    /** Likewise for services, which ask why not only if they have not told yet. */
    Optional<Task> forService(Wishes wishes, GroupTally tally) {
        PlacementRequest request = new PlacementRequest(
                order.demand().within(wishes.zones()), wishes.constraints(), wishes.strategies(), tally);
        Candidates candidates = ViewCandidates.placeable(tx, scope(), clusterName());
        Optional<Candidate> found =
                Placement.find(request, candidates, Chance.seeded(tx.ids().hex(16)));
        found.ifPresent(chosen -> tally.placed(chosen.instance()));
        return found.flatMap(chosen -> take(request.demand(), chosen).task());
    }

    /** Of those that could take tasks; of all others, where there is none. It is a look at every instance. */
    Optional<Placement.Refusal> closest(Wishes wishes, GroupTally tally) {
        PlacementRequest request = new PlacementRequest(
                order.demand().within(wishes.zones()), wishes.constraints(), wishes.strategies(), tally);
        Candidates placeable = ViewCandidates.placeable(tx, scope(), clusterName());
        return Placement.closest(request, placeable)
                .or(() -> Placement.closest(request, ViewCandidates.registered(tx, scope(), clusterName())));
    }

    /** Of all registered instances. It is a look at every one. */
    Map<PlacementReason, Integer> reasons(Wishes wishes, GroupTally tally) {
        PlacementRequest request = new PlacementRequest(
                order.demand().within(wishes.zones()), wishes.constraints(), wishes.strategies(), tally);
        return Placement.reasons(request, ViewCandidates.registered(tx, scope(), clusterName()));
    }

    private Scope scope() {
        return order.cluster().scope();
    }

    private String clusterName() {
        return order.cluster().name();
    }

    /** On this very instance; where it does not go, one refusal tells why. */
    Placed forDaemon(ContainerInstance instance, Wishes wishes) {
        TaskDemand demand = order.demand().within(wishes.zones());
        Constraints memberOf = new Constraints(wishes.constraints().memberOf(), false);
        PlacementRequest request = new PlacementRequest(demand, memberOf, Strategies.RANDOM, GroupTally.empty());
        Candidate candidate = ViewCandidates.candidate(tx, instance);
        return Placement.refusal(request, candidate)
                .map(reason -> new Placed(Optional.empty(), Optional.of(new Placement.Refusal(candidate.id(), reason))))
                .orElseGet(() -> new Placed(take(demand, candidate).task(), Optional.empty()));
    }

    /** Whether the instance has what no task uses up: its attributes and the constraints. */
    boolean isMeantFor(ContainerInstance instance, Wishes wishes) {
        TaskDemand all = order.demand().within(wishes.zones());
        TaskDemand nothing =
                new TaskDemand(0, 0, List.of(), List.of(), 0, 0, all.attributes(), all.platform(), all.zones());
        Constraints memberOf = new Constraints(wishes.constraints().memberOf(), false);
        PlacementRequest request = new PlacementRequest(nothing, memberOf, Strategies.RANDOM, GroupTally.empty());
        ContainerInstance connected = ContainerInstanceLifecycle.next(instance, new InstanceSignal.AgentConnected());
        return Placement.refusal(request, ViewCandidates.candidate(tx, connected))
                .isEmpty();
    }

    private List<Failure> explain(PlacementRequest request, String cluster) {
        return ViewCandidates.registered(tx, order.cluster().scope(), cluster).stream()
                .flatMap(candidate -> refusal(request, candidate).stream())
                .limit(MOST_FAILURES)
                .toList();
    }

    private static Optional<Failure> refusal(PlacementRequest request, Candidate candidate) {
        return Placement.refusal(request, candidate)
                .map(reason -> new Placement.Refusal(candidate.id(), reason).failure());
    }

    /** On this very container instance. */
    public Launched on(ContainerInstance instance, Wishes wishes) {
        TaskDemand demand = order.demand().within(wishes.zones());
        PlacementRequest request =
                new PlacementRequest(demand, wishes.constraints(), Strategies.RANDOM, GroupTally.empty());
        Candidate candidate = ViewCandidates.candidate(tx, instance);
        return refusal(request, candidate)
                .map(failure -> Launched.refused(List.of(failure)))
                .orElseGet(() -> take(demand, candidate));
    }

    private Launched take(TaskDemand demand, Candidate candidate) {
        return switch (Reservations.take(candidate.left(), demand)) {
            case Taken.Granted granted -> {
                InstanceLedger.reserve(tx, granted.left());
                TaskPlace place = TaskPlace.onInstance(
                        candidate.id().id(), candidate.instance().availabilityZone(), granted.reserved());
                yield Launched.of(TaskLedger.begin(tx, order.task(tx, place)));
            }
            case Taken.Refused refused ->
                Launched.refused(List.of(new Placement.Refusal(candidate.id(), refused.reason()).failure()));
        };
    }

    /** On a host of the account's Fargate pool. Hosts are nobody's business: no failure names one. */
    public Launched onFargate(Optional<String> zone) {
        TaskDemand all = order.demand();
        TaskDemand demand = new TaskDemand(
                all.cpu(), all.memory(), List.of(), List.of(), 0, 1, List.of(), all.platform(), Set.of());
        PlacementRequest request =
                new PlacementRequest(demand, Constraints.NONE, Strategies.RANDOM, GroupTally.empty());
        Candidates pool = ViewCandidates.placeable(tx, order.cluster().scope(), TaskLedger.FARGATE_POOL);
        Optional<Candidate> host =
                Placement.find(request, pool, Chance.seeded(tx.ids().hex(16)));
        if (host.isPresent() && Reservations.take(host.get().left(), demand) instanceof Taken.Granted granted) {
            InstanceLedger.reserve(tx, granted.left());
            TaskPlace place = TaskPlace.onFargateHost(host.get().id().id(), zone, granted.reserved());
            return Launched.of(TaskLedger.begin(tx, order.task(tx, place)));
        }
        return Launched.refused(List.of(Failure.builder().reason(NO_FARGATE).build()));
    }

    /** Where the tasks of the order's group are, always as the command has left them. */
    public GroupTally tally() {
        return GroupTally.following(() -> tx.derived(EcsTables.FLEET)
                .tally(
                        order.cluster().scope(),
                        order.cluster().name(),
                        order.origin().group()));
    }
}
