package dev.gantry.ecs.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.service.Deployment;
import dev.gantry.ecs.domain.service.Service;
import dev.gantry.ecs.domain.service.ServiceRevision;
import dev.gantry.ecs.domain.service.ServiceStatus;
import dev.gantry.kernel.View;
import dev.gantry.shapes.ecs.DeploymentConfiguration;
import dev.gantry.shapes.ecs.DeploymentController;
import dev.gantry.shapes.ecs.PlacementStrategy;
import dev.gantry.value.ServiceException;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

class ServicePropertyTest {

    /** Whatever is asked for in whatever order: it is refused, or what is stored keeps all rules. */
    @Property(tries = 50)
    void no_invalid_service_is_ever_stored(@ForAll long seed) {
        Random random = new Random(seed);
        ServiceRequests services = new ServiceRequests();

        for (int step = 0; step < 8; step++) {
            try {
                step(services, random);
            } catch (ServiceException refused) {
                assertThat(refused.text()).isNotBlank();
            }
            check(services.ecs.view());
        }
    }

    private static void step(ServiceRequests services, Random random) {
        switch (random.nextInt(4)) {
            case 0, 1 ->
                services.create(request -> request.desiredCount(some(random, -1, 0, 2))
                        .taskDefinition(some(random, "web", "web", "web:9"))
                        .launchType(some(random, "EC2", "FARGATE"))
                        .schedulingStrategy(some(random, "REPLICA", "DAEMON"))
                        .deploymentController(controller(random))
                        .deploymentConfiguration(configuration(random))
                        .placementStrategy(some(random, List.of(new PlacementStrategy("random", null)))));
            case 2 ->
                services.update(request -> request.desiredCount(some(random, -1, 0, 3))
                        .taskDefinition(some(random, "web", "web:9"))
                        .forceNewDeployment(random.nextBoolean())
                        .deploymentConfiguration(configuration(random))
                        .placementStrategy(
                                some(random, List.of(), List.of(new PlacementStrategy("binpack", "memory")))));
            default -> services.delete(random.nextBoolean());
        }
    }

    /** One of them, or nothing. */
    @SafeVarargs
    private static <T> @Nullable T some(Random random, T... values) {
        int chosen = random.nextInt(values.length + 1);
        return chosen == values.length ? null : values[chosen];
    }

    private static DeploymentController controller(Random random) {
        return random.nextInt(4) == 0 ? new DeploymentController("EXTERNAL") : new DeploymentController("ECS");
    }

    private static DeploymentConfiguration configuration(Random random) {
        return DeploymentConfiguration.builder()
                .maximumPercent(some(random, 100, 50, 150))
                .minimumHealthyPercent(some(random, -1, 0, 100, 101))
                .strategy(some(random, "ROLLING", "CANARY"))
                .build();
    }

    private static void check(View view) {
        for (Service service : view.all(EcsTables.SERVICES)) {
            DeploymentConfiguration deployment = service.settings().deployment();
            assertThat(service.desiredCount()).isNotNegative();
            assertThat(deployment.minimumHealthyPercent()).isBetween(0, 100);
            assertThat(deployment.maximumPercent()).isGreaterThanOrEqualTo(100);
            assertThat(deployment.strategy()).isIn("ROLLING", "CANARY");
            if (service.settings().isDaemon()) {
                assertThat(deployment.strategy()).isEqualTo("ROLLING");
                assertThat(service.settings().placementStrategy()).isEmpty();
                assertThat(service.settings().deploymentController()).isEqualTo("ECS");
            }
            if (service.status() != ServiceStatus.DRAINING) { // one that drains has it until its last task is gone
                assertThat(service.primary().isPresent())
                        .isEqualTo(service.isActive() && service.settings().isOurs());
            }
            service.primary().ifPresent(id -> {
                Deployment primary = view.find(EcsTables.DEPLOYMENTS, id.key()).orElseThrow();
                assertThat(primary.isPrimary()).isTrue();
                ServiceRevision revision = view.find(
                                EcsTables.SERVICE_REVISIONS, ServiceRevision.key(service.id(), primary.revision()))
                        .orElseThrow();
                assertThat(Objects.requireNonNull(revision.facts().taskDefinition()))
                        .endsWith(":task-definition/web:1");
            });
            assertThat(view.by(EcsTables.ONGOING_SERVICE_DEPLOYMENTS, service.key())
                            .count())
                    .isLessThanOrEqualTo(1);
        }
    }
}
