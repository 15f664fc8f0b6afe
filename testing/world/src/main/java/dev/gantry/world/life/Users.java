package dev.gantry.world.life;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.instance.ContainerInstance;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.kernel.Slice;
import dev.gantry.shapes.ecs.DeregisterContainerInstanceRequest;
import dev.gantry.shapes.ecs.DeregisterContainerInstanceResponse;
import dev.gantry.shapes.ecs.RunTaskRequest;
import dev.gantry.shapes.ecs.RunTaskResponse;
import dev.gantry.shapes.ecs.StopTaskRequest;
import dev.gantry.shapes.ecs.StopTaskResponse;
import dev.gantry.shapes.ecs.UpdateContainerInstancesStateRequest;
import dev.gantry.shapes.ecs.UpdateContainerInstancesStateResponse;
import dev.gantry.value.Row;
import dev.gantry.value.ServiceException;
import dev.gantry.world.Chance;
import dev.gantry.world.World;
import dev.gantry.world.server.Server;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Users of a world, who ask for whatever comes to their minds; what they are told must be so. */
final class Users {

    private final World world;
    private final Chance chance;
    private final ServiceUsers services;
    private final List<String> lasting;
    private final List<String> failing;

    Users(World world, Chance chance) {
        this.world = world;
        this.chance = chance;
        this.services = new ServiceUsers(world, this, chance.split());
        this.lasting = List.of(Families.GOOD, Families.HEALTHY, chance.of(Families.LASTING));
        this.failing = List.of(chance.of(Families.FAILING), chance.of(Families.FAILING));
    }

    /** The families that they ever use. */
    List<String> families() {
        return Stream.concat(lasting.stream(), failing.stream()).toList();
    }

    /** One of them. */
    String family() {
        return chance.of(chance.percent(55) ? lasting : failing);
    }

    /** One whose tasks run for as long as nobody stops them. */
    String lasting() {
        return chance.of(lasting);
    }

    /** What they begin with. */
    void begin() {
        services.begin();
    }

    /** One of their wishes. */
    void act() {
        int choice = chance.below(100);
        if (chance.percent(50)) {
            services.act();
        } else if (choice < 35) {
            run();
        } else if (choice < 55) {
            any(EcsTables.TASKS).ifPresent(this::stop);
        } else if (choice < 65) {
            any(EcsTables.INSTANCES).ifPresent(instance -> setState(instance, "DRAINING"));
        } else if (choice < 78) {
            any(EcsTables.INSTANCES).ifPresent(instance -> setState(instance, "ACTIVE"));
        } else if (choice < 80) {
            any(EcsTables.INSTANCES).ifPresent(instance -> deregister(instance, false));
        }
    }

    private <R extends Row> Optional<R> any(dev.gantry.kernel.Table<R> table) {
        Slice<R> all = world.view().all(table);
        int count = all.count();
        return count == 0 ? Optional.empty() : Optional.of(all.at(chance.below(count)));
    }

    /** The answer, if there is one. */
    <O> Optional<O> ask(Object request, Class<O> response) {
        if (world.server().filter(Server::isAlive).isEmpty()) {
            return Optional.empty();
        }
        world.history().tell(() -> "user: " + Short.of(request));
        try {
            return Optional.of(world.call(request, response));
        } catch (ServiceException refused) {
            world.history().tell(() -> "user: is told " + refused.code() + ", " + refused.text());
        } catch (UncheckedIOException unreachable) {
            world.history().tell(() -> "user: hears nothing");
        }
        return Optional.empty();
    }

    void promised(boolean kept, String what) {
        if (!kept) {
            world.safety().fail("AcknowledgedIsDone", what);
            world.safety().check();
        }
    }

    private void run() {
        RunTaskRequest request = RunTaskRequest.builder()
                .cluster(World.CLUSTER)
                .taskDefinition(family())
                .count(chance.between(1, 4))
                .build();
        ask(request, RunTaskResponse.class)
                .ifPresent(answer -> answer.tasksOrEmpty()
                        .forEach(task -> promised(
                                find(String.valueOf(task.taskArn())).isPresent(), task.taskArn() + " was promised")));
    }

    private Optional<Task> find(String arn) {
        String id = arn.substring(arn.lastIndexOf('/') + 1);
        return world.tasks().stream().filter(task -> task.id().id().equals(id)).findFirst();
    }

    private void stop(Task task) {
        StopTaskRequest request = new StopTaskRequest(World.CLUSTER, task.arn(), null);
        ask(request, StopTaskResponse.class)
                .ifPresent(
                        _ -> promised(find(task.arn()).filter(Task::isWanted).isEmpty(), task.arn() + " was to stop"));
    }

    private void setState(ContainerInstance instance, String status) {
        UpdateContainerInstancesStateRequest request =
                new UpdateContainerInstancesStateRequest(World.CLUSTER, List.of(instance.arn()), status);
        ask(request, UpdateContainerInstancesStateResponse.class)
                .filter(answer -> answer.failuresOrEmpty().isEmpty())
                .ifPresent(_ -> promised(
                        world.view()
                                .find(EcsTables.INSTANCES, instance.key())
                                .filter(now -> now.status().name().equals(status))
                                .isPresent(),
                        instance.arn() + " was to be " + status));
    }

    private void deregister(ContainerInstance instance, boolean force) {
        DeregisterContainerInstanceRequest request =
                new DeregisterContainerInstanceRequest(World.CLUSTER, instance.arn(), force);
        ask(request, DeregisterContainerInstanceResponse.class)
                .ifPresent(_ -> promised(
                        world.view()
                                .find(EcsTables.INSTANCES, instance.key())
                                .filter(now -> now.status().isRegistered())
                                .isEmpty(),
                        instance.arn() + " was to be deregistered"));
    }

    /**
     * When the storm is over they put things right: what is gone is deregistered, what drains is ACTIVE again,
     * and services run what can be run.
     */
    void tidyUp() {
        Set<String> living = world.hosts().stream()
                .filter(host -> !host.isLost())
                .flatMap(host -> world.instance(host).stream())
                .map(ContainerInstance::key)
                .collect(Collectors.toSet());
        each(instance -> {
            if (!living.contains(instance.key())) {
                deregister(instance, true);
            } else {
                setState(instance, "ACTIVE");
            }
        });
        world.tasks().stream()
                .filter(task -> task.isWanted() && task.launch().service().isEmpty() && chance.percent(80))
                .forEach(this::stop);
        services.tidyUp();
    }

    private void each(Consumer<ContainerInstance> what) {
        List<ContainerInstance> all = new ArrayList<>();
        world.view().all(EcsTables.INSTANCES).stream()
                .filter(instance -> instance.status().isRegistered())
                .forEach(all::add);
        all.forEach(what);
    }
}
