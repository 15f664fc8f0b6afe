package dev.gantry.benchmarks.placement;

import dev.gantry.ecs.domain.instance.ContainerInstance;
import dev.gantry.ecs.domain.instance.ContainerInstanceLifecycle;
import dev.gantry.ecs.domain.instance.InstanceId;
import dev.gantry.ecs.domain.instance.InstanceReservation;
import dev.gantry.ecs.domain.instance.InstanceSignal;
import dev.gantry.ecs.domain.instance.RegisteredResources;
import dev.gantry.ecs.domain.placement.Reservations;
import dev.gantry.ecs.domain.placement.Reservations.Taken.Granted;
import dev.gantry.ecs.domain.placement.TaskDemand;
import dev.gantry.ecs.domain.placement.fleet.Fleet;
import dev.gantry.shapes.ecs.Attribute;
import dev.gantry.value.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A fleet of three zones, four sizes and two stacks, each with what a real agent says of itself, partly full.
 *
 * @param size how many instances
 * @param full the part that is taken of what each instance has least left of, on average
 */
record SampleFleet(int size, double full) {

    static final Scope SCOPE = new Scope("123456789012", "us-east-1");
    static final String CLUSTER = "bench";
    private static final List<String> ZONES = List.of("us-east-1a", "us-east-1b", "us-east-1c");
    private static final List<String> TYPES = List.of("c5.xlarge", "c5.2xlarge", "m5.xlarge", "m5.2xlarge");
    private static final List<RegisteredResources> SIZES =
            List.of(resources(4096, 7600), resources(8192, 15500), resources(4096, 15500), resources(8192, 31500));

    private static final List<Attribute> NEEDED = IntStream.range(15, 20)
            .mapToObj(number -> Attribute.builder()
                    .name("com.amazonaws.ecs.capability.docker-remote-api.1." + number)
                    .build())
            .toList();

    /** Tasks of all sizes that people run, from 64 CPU units and 128 MiB on. */
    static final List<TaskDemand> DEMANDS = List.of(
            demand(64, 128),
            demand(128, 512),
            demand(256, 300),
            demand(256, 1024),
            demand(512, 700),
            demand(100, 2048),
            demand(1024, 512),
            demand(512, 4096));

    private static RegisteredResources resources(int cpu, int memory) {
        return new RegisteredResources(cpu, memory, List.of(22, 2375, 2376, 51678, 51679), List.of(), List.of(), 3);
    }

    private static TaskDemand demand(int cpu, int memory) {
        return new TaskDemand(cpu, memory, List.of(), List.of(), 0, 0, NEEDED, List.of(), Set.of());
    }

    /** The instances, and each one's row of what it has left. */
    record Rows(List<ContainerInstance> instances, List<InstanceReservation> left) {

        Fleet fleet() {
            Fleet fleet = Fleet.EMPTY;
            for (int i = 0; i < instances.size(); i++) {
                InstanceId id = instances.get(i).id();
                fleet = fleet.withInstance(id, Optional.of(instances.get(i)))
                        .withReservation(id, Optional.of(left.get(i)));
            }
            return fleet;
        }
    }

    /** Always the same. Tasks were put anywhere until the fleet was as full as wanted. */
    Rows rows() {
        Random random = new Random(1);
        List<ContainerInstance> instances = new ArrayList<>();
        List<InstanceReservation> left = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            instances.add(instance(i, random));
            left.add(InstanceReservation.none(instances.get(i).id(), SIZES.get(i % TYPES.size())));
        }
        double taken = 0;
        while (taken < size * full) {
            TaskDemand demand = DEMANDS.get(random.nextInt(DEMANDS.size()));
            int somewhere = random.nextInt(size);
            if (Reservations.take(left.get(somewhere), demand) instanceof Granted granted) {
                taken -= taken(left.get(somewhere), somewhere);
                left.set(somewhere, granted.left());
                taken += taken(granted.left(), somewhere);
            }
        }
        return new Rows(instances, left);
    }

    /** The part that is taken of what there is least of. */
    private static double taken(InstanceReservation left, int number) {
        RegisteredResources all = SIZES.get(number % SIZES.size());
        return 1 - Math.min((double) left.cpu() / all.cpu(), (double) left.memory() / all.memory());
    }

    private static ContainerInstance instance(int number, Random random) {
        InstanceId id = new InstanceId(SCOPE, CLUSTER, "%016x%016x".formatted(random.nextLong(), random.nextLong()));
        Stream<Attribute> capabilities = IntStream.range(0, 30)
                .mapToObj(each -> Attribute.builder()
                        .name("com.amazonaws.ecs.capability.docker-remote-api.1." + each)
                        .build());
        Stream<Attribute> facts = Stream.of(
                attribute("ecs.availability-zone", ZONES.get(number % ZONES.size())),
                attribute("ecs.instance-type", TYPES.get(number % TYPES.size())),
                attribute("ecs.os-type", "linux"),
                attribute("stack", number / 12 % 2 == 0 ? "prod" : "test"));
        ContainerInstance registered = ContainerInstance.registered(
                id,
                SIZES.get(number % TYPES.size()),
                Stream.concat(capabilities, facts).toList(),
                Instant.EPOCH);
        return ContainerInstanceLifecycle.next(registered, new InstanceSignal.AgentConnected());
    }

    private static Attribute attribute(String name, String value) {
        return Attribute.builder().name(name).value(value).build();
    }
}
