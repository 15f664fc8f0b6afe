package dev.gantry.ecs.domain.service;

import dev.gantry.ecs.domain.instance.ContainerInstance;
import dev.gantry.ecs.domain.instance.InstanceReservation;
import dev.gantry.ecs.domain.placement.Strategies;
import dev.gantry.ecs.domain.placement.Strategy;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.ecs.domain.task.TaskStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Chooses the tasks that a service gives up: those not yet RUNNING first, then the ones whose removal leaves the best
 * placement. Of tasks that are alike the oldest stay. Source: task placement and scale-in in the ECS guide.
 */
public final class ScaleIn {

    private final Predicate<Task> healthy;
    private final List<Resident> residents;
    private final List<Function<Resident, Long>> crowding = new ArrayList<>();
    private final List<Consumer<Resident>> leaving = new ArrayList<>();
    private final Map<String, Integer> tally = new HashMap<>();

    private ScaleIn(List<Resident> residents, Strategies strategies, Predicate<Task> healthy) {
        this.healthy = healthy;
        this.residents = new ArrayList<>(residents);
        for (Strategy step : strategies.steps()) {
            switch (step) {
                case Strategy.SpreadAttribute spread -> spread(resident -> resident.value(spread.attribute()));
                case Strategy.SpreadInstances _ -> spread(Resident::host);
                case Strategy.Binpack binpack -> crowding.add(resident -> resident.freed(binpack.amount()));
                case Strategy.Random _ -> {}
            }
        }
    }

    /** A task and where it is; nothing of it is known on Fargate. */
    public record Resident(Task task, Optional<ContainerInstance> instance, Optional<InstanceReservation> left) {

        private String host() {
            return task.place().host().orElse("");
        }

        private String value(String attribute) {
            return attribute.equals("ecs.availability-zone")
                    ? task.place().availabilityZone().orElse("")
                    : instance.flatMap(host -> host.attribute(attribute)).orElse("");
        }

        private long freed(Strategy.Amount amount) {
            long held = amount == Strategy.Amount.CPU
                    ? task.place().reserved().cpu()
                    : task.place().reserved().memory();
            return held + left.map(amount::left).orElse(0);
        }

        private boolean isRunning() {
            return !task.lastStatus().isBefore(TaskStatus.RUNNING);
        }

        /** Whether it is RUNNING and counts as healthy. */
        private boolean isWarm(Predicate<Task> healthy) {
            return isRunning() && healthy.test(task);
        }
    }

    /** So many of them, in the order in which they are to be stopped; those that count as healthy come last. */
    public static List<Task> choose(
            List<Resident> residents, Strategies strategies, int count, Predicate<Task> healthy) {
        ScaleIn scaleIn = new ScaleIn(residents, strategies, healthy);
        List<Task> victims = new ArrayList<>();
        while (victims.size() < count && !scaleIn.residents.isEmpty()) {
            victims.add(scaleIn.next());
        }
        return victims;
    }

    /** The fullest value gives one up first. */
    private void spread(Function<Resident, String> value) {
        int step = crowding.size();
        residents.forEach(resident -> tally.merge(step + value.apply(resident), 1, Integer::sum));
        crowding.add(resident -> (long) tally.getOrDefault(step + value.apply(resident), 0));
        leaving.add(resident -> tally.merge(step + value.apply(resident), -1, Integer::sum));
    }

    private Task next() {
        Comparator<Resident> order =
                Comparator.comparing(Resident::isRunning).thenComparing(resident -> resident.isWarm(healthy));
        for (Function<Resident, Long> step : crowding) {
            order = order.thenComparing(step, Comparator.reverseOrder());
        }
        order = order.thenComparing(resident -> resident.task().times().created(), Comparator.reverseOrder())
                .thenComparing(resident -> resident.task().id().id());
        Resident victim = residents.stream().min(order).orElseThrow();
        residents.removeIf(resident -> resident == victim);
        leaving.forEach(step -> step.accept(victim));
        return victim.task();
    }
}
