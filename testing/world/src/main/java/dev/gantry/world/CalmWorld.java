package dev.gantry.world;

import dev.gantry.agent.task.ContainerState;
import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.kernel.View;
import dev.gantry.shapes.ecs.CreateClusterRequest;
import dev.gantry.shapes.ecs.CreateClusterResponse;
import dev.gantry.shapes.ecs.CreateServiceRequest;
import dev.gantry.shapes.ecs.CreateServiceResponse;
import dev.gantry.shapes.ecs.RegisterTaskDefinitionResponse;
import dev.gantry.shapes.ecs.UpdateServiceRequest;
import dev.gantry.shapes.ecs.UpdateServiceResponse;
import dev.gantry.world.host.Host;
import dev.gantry.world.life.Families;
import java.time.Duration;
import java.util.List;

/** A world in which nothing goes wrong but what a test says: two hosts, every family of {@link Families}, tasks by short names. */
public final class CalmWorld {

    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);

    private final World world = World.of(1, true);

    public CalmWorld() {
        world.startServer();
        world.call(CreateClusterRequest.builder().clusterName(World.CLUSTER).build(), CreateClusterResponse.class);
        Families.requests().forEach(request -> world.call(request, RegisterTaskDefinitionResponse.class));
        world.host(2, 4096);
        world.host(2, 4096);
        world.advance(Duration.ofSeconds(1));
    }

    /** Creates a service of a family's tasks. */
    public CalmWorld service(String family, int desiredCount) {
        CreateServiceRequest request = CreateServiceRequest.builder()
                .cluster(World.CLUSTER)
                .serviceName(family)
                .taskDefinition(family)
                .desiredCount(desiredCount)
                .build();
        world.call(request, CreateServiceResponse.class);
        return this;
    }

    public CalmWorld update(UpdateServiceRequest.Builder request) {
        world.call(request.cluster(World.CLUSTER).build(), UpdateServiceResponse.class);
        return this;
    }

    /** The containers of the task die by themselves. */
    public CalmWorld exits(String task) {
        String arn = world.task(task).orElseThrow().arn();
        for (Host host : world.hosts()) {
            host.agent()
                    .orElseThrow()
                    .engine()
                    .task(arn)
                    .ifPresent(state -> state.containers().values().stream()
                            .map(ContainerState::runtimeId)
                            .forEach(id -> host.runtime().kill(id, 1)));
        }
        return this;
    }

    /** Lets two minutes pass, in which everything that is possible happens. */
    public CalmWorld settle() {
        world.advance(LONG_ENOUGH);
        return this;
    }

    /** The short names of the tasks that are wanted, in the order of their beginnings. */
    public List<String> wanted() {
        return world.tasks().stream()
                .filter(Task::isWanted)
                .map(world.names()::of)
                .sorted()
                .toList();
    }

    public Task task(String name) {
        return world.task(name).orElseThrow();
    }

    public View view() {
        return world.view();
    }

    /** The server is killed, and another one starts. */
    public CalmWorld restart() {
        world.killServer();
        world.startServer();
        return this;
    }

    /** What the service told its user, oldest first. */
    public List<String> events(String service) {
        return world.view().all(EcsTables.SERVICE_EVENTS).stream()
                .filter(event -> event.service().name().equals(service))
                .map(event -> event.message())
                .toList();
    }
}
