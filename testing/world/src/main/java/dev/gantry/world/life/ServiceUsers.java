package dev.gantry.world.life;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.service.Service;
import dev.gantry.ecs.domain.service.ServiceStatus;
import dev.gantry.shapes.ecs.CreateServiceRequest;
import dev.gantry.shapes.ecs.CreateServiceResponse;
import dev.gantry.shapes.ecs.DeleteServiceRequest;
import dev.gantry.shapes.ecs.DeleteServiceResponse;
import dev.gantry.shapes.ecs.DeploymentCircuitBreaker;
import dev.gantry.shapes.ecs.DeploymentConfiguration;
import dev.gantry.shapes.ecs.UpdateServiceRequest;
import dev.gantry.shapes.ecs.UpdateServiceResponse;
import dev.gantry.world.Chance;
import dev.gantry.world.World;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Users of services: they create, scale, roll out and delete with whatever percents come to their minds. */
final class ServiceUsers {

    private static final int MOST = 4;

    private final World world;
    private final Users users;
    private final Chance chance;

    ServiceUsers(World world, Users users, Chance chance) {
        this.world = world;
        this.users = users;
        this.chance = chance;
    }

    void begin() {
        int count = chance.between(0, MOST - 1);
        for (int i = 1; i <= count; i++) {
            create("svc-" + i, users.lasting());
        }
    }

    void act() {
        int choice = chance.below(100);
        if (choice < 20) {
            create(name(), users.family());
        } else if (choice < 60) {
            any().filter(service -> !service.settings().isDaemon()).ifPresent(this::scale);
        } else if (choice < 90) {
            any().ifPresent(this::rollOut);
        } else {
            any().ifPresent(this::delete);
        }
    }

    /** Of a service that is not there, nearly always. */
    private String name() {
        List<String> taken = world.view().all(EcsTables.SERVICES).stream()
                .filter(service -> service.status() != ServiceStatus.INACTIVE)
                .map(service -> service.id().name())
                .toList();
        List<String> free = IntStream.rangeClosed(1, MOST)
                .mapToObj(i -> "svc-" + i)
                .filter(name -> !taken.contains(name))
                .toList();
        return free.isEmpty() || chance.percent(10) ? "svc-" + chance.between(1, MOST) : chance.of(free);
    }

    private Optional<Service> any() {
        List<Service> all = world.view().all(EcsTables.SERVICES).stream().toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(chance.of(all));
    }

    private DeploymentConfiguration percents() {
        int least = chance.of(List.of(0, 25, 50, 75, 100, 100));
        DeploymentConfiguration.Builder percents = DeploymentConfiguration.builder()
                .minimumHealthyPercent(least)
                .maximumPercent(least < 100 && chance.percent(20) ? 100 : chance.of(List.of(125, 150, 200, 200)));
        if (chance.percent(75)) {
            percents.deploymentCircuitBreaker(new DeploymentCircuitBreaker(true, chance.percent(75)));
        }
        return percents.build();
    }

    private void create(String name, String family) {
        CreateServiceRequest.Builder request = CreateServiceRequest.builder()
                .cluster(World.CLUSTER)
                .serviceName(name)
                .taskDefinition(family)
                .deploymentConfiguration(percents());
        if (chance.percent(25)) {
            request.schedulingStrategy("DAEMON");
        } else {
            request.desiredCount(chance.between(0, 5));
        }
        users.ask(request.build(), CreateServiceResponse.class)
                .ifPresent(_ -> promised(name, service -> service.status() == ServiceStatus.ACTIVE));
    }

    private void promised(String name, Predicate<Service> kept) {
        users.promised(
                world.view().all(EcsTables.SERVICES).stream()
                        .anyMatch(service -> service.id().name().equals(name) && kept.test(service)),
                name + " is not what was promised");
    }

    private UpdateServiceRequest.Builder update(Service service) {
        return UpdateServiceRequest.builder()
                .cluster(World.CLUSTER)
                .service(service.id().name());
    }

    private void scale(Service service) {
        int desired = chance.between(0, 6);
        UpdateServiceRequest request = update(service).desiredCount(desired).build();
        users.ask(request, UpdateServiceResponse.class)
                .ifPresent(_ -> promised(service.id().name(), now -> now.desiredCount() == desired));
    }

    private void rollOut(Service service) {
        UpdateServiceRequest.Builder request = update(service);
        if (chance.percent(80)) {
            request.taskDefinition(users.family());
        } else {
            request.forceNewDeployment(true);
        }
        if (chance.percent(30)) {
            request.deploymentConfiguration(percents());
        }
        users.ask(request.build(), UpdateServiceResponse.class)
                .ifPresent(_ -> promised(service.id().name(), Service::isActive));
    }

    private void delete(Service service) {
        DeleteServiceRequest request =
                new DeleteServiceRequest(World.CLUSTER, service.id().name(), chance.percent(70));
        users.ask(request, DeleteServiceResponse.class)
                .ifPresent(_ -> promised(service.id().name(), now -> !now.isActive()));
    }

    /** When the storm is over they ask for what can be had. */
    void tidyUp() {
        List<Service> active = world.view().all(EcsTables.SERVICES).stream()
                .filter(Service::isActive)
                .toList();
        for (Service service : active) {
            UpdateServiceRequest.Builder request = update(service)
                    .taskDefinition(chance.of(List.of(Families.GOOD, Families.HEALTHY)))
                    .forceNewDeployment(true)
                    .deploymentConfiguration(DeploymentConfiguration.builder()
                            .minimumHealthyPercent(0)
                            .maximumPercent(200)
                            .build());
            if (!service.settings().isDaemon()) {
                request.desiredCount(chance.between(0, 2));
            }
            users.ask(request.build(), UpdateServiceResponse.class);
        }
    }
}
