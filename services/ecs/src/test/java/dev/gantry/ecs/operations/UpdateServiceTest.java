package dev.gantry.ecs.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.shapes.ecs.CapacityProviderStrategyItem;
import dev.gantry.shapes.ecs.ClientException;
import dev.gantry.shapes.ecs.Deployment;
import dev.gantry.shapes.ecs.DeploymentCircuitBreaker;
import dev.gantry.shapes.ecs.DeploymentConfiguration;
import dev.gantry.shapes.ecs.DeploymentController;
import dev.gantry.shapes.ecs.DeregisterTaskDefinitionRequest;
import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.shapes.ecs.PlacementStrategy;
import dev.gantry.shapes.ecs.Service;
import dev.gantry.shapes.ecs.ServiceNotActiveException;
import dev.gantry.shapes.ecs.ServiceNotFoundException;
import dev.gantry.shapes.ecs.ServiceRegistry;
import dev.gantry.shapes.ecs.UnsupportedFeatureException;
import dev.gantry.shapes.ecs.UpdateServiceRequest;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class UpdateServiceTest {

    private final ServiceRequests services = new ServiceRequests();

    private void refuses(UnaryOperator<UpdateServiceRequest.Builder> wishes, String text) {
        Service before = services.describe("web");
        assertThatThrownBy(() -> services.update(wishes))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage(text);
        assertThat(services.describe("web")).isEqualTo(before);
    }

    @Test
    void a_new_definition_begins_a_deployment() {
        Deployment first = services.create().deploymentsOrEmpty().getFirst();
        services.fleet.definition("web");

        Service service = services.update(request -> request.taskDefinition("web"));

        assertThat(service.taskDefinition()).endsWith(":task-definition/web:2");
        assertThat(service.deploymentsOrEmpty()).extracting(Deployment::status).containsExactly("PRIMARY", "ACTIVE");
        Deployment old = service.deploymentsOrEmpty().getLast();
        assertThat(old.id()).isEqualTo(first.id());
        assertThat(old.desiredCount()).isZero();
    }

    @Test
    void what_starts_no_other_tasks_begins_no_deployment() {
        String before = services.create().deploymentsOrEmpty().getFirst().id();
        DeploymentConfiguration percents = DeploymentConfiguration.builder()
                .minimumHealthyPercent(50)
                .deploymentCircuitBreaker(new DeploymentCircuitBreaker(true, true))
                .build();

        Service service = services.update(request -> request.taskDefinition("web:1")
                .desiredCount(7)
                .deploymentConfiguration(percents)
                .placementStrategy(List.of(new PlacementStrategy("random", null)))
                .propagateTags("SERVICE")
                .enableECSManagedTags(true));

        assertThat(service.deploymentsOrEmpty()).hasSize(1);
        Deployment primary = service.deploymentsOrEmpty().getFirst();
        assertThat(primary.id()).isEqualTo(before);
        assertThat(primary.desiredCount()).isEqualTo(7);
        assertThat(service.desiredCount()).isEqualTo(7);
        assertThat(service.propagateTags()).isEqualTo("SERVICE");
        assertThat(service.deploymentConfiguration())
                .isEqualTo(percents.toBuilder()
                        .maximumPercent(200)
                        .strategy("ROLLING")
                        .build());
    }

    @Test
    void what_is_absent_stays_and_an_empty_list_clears() {
        services.create(request -> request.placementStrategy(List.of(new PlacementStrategy("random", null))));

        assertThat(services.update(request -> request.desiredCount(1)).placementStrategyOrEmpty())
                .hasSize(1);
        assertThat(services.update(request -> request.placementStrategy(List.of()))
                        .placementStrategy())
                .isEmpty();
    }

    @Test
    void a_deployment_can_be_forced() {
        services.create();

        Service service = services.update(request -> request.forceNewDeployment(true));

        assertThat(service.deploymentsOrEmpty()).hasSize(2);
        assertThat(service.currentServiceDeployment())
                .isNotEqualTo(services.create(r -> r.serviceName("b")).currentServiceDeployment());
    }

    @Test
    void a_deregistered_definition_keeps_its_services_but_gets_no_new_ones() {
        services.create();
        services.fleet.definition("web");
        services.ecs.run(new DeregisterTaskDefinition(), new DeregisterTaskDefinitionRequest("web:1"));
        services.ecs.run(new DeregisterTaskDefinition(), new DeregisterTaskDefinitionRequest("web:2"));

        assertThat(services.update(request -> request.desiredCount(3).forceNewDeployment(true))
                        .desiredCount())
                .isEqualTo(3);
        assertThatThrownBy(() -> services.update(request -> request.taskDefinition("web:2")))
                .isInstanceOf(ClientException.class)
                .hasMessage("TaskDefinition is inactive");
        assertThatThrownBy(() -> services.update(request -> request.taskDefinition("web:3")))
                .isInstanceOf(ClientException.class)
                .hasMessage("TaskDefinition not found.");
    }

    @Test
    void only_active_services_are_updated() {
        assertThatThrownBy(() -> services.update(request -> request))
                .isInstanceOf(ServiceNotFoundException.class)
                .hasMessage("Service not found.");
        services.create();
        services.delete(true);
        assertThatThrownBy(() -> services.update(request -> request))
                .isInstanceOf(ServiceNotActiveException.class)
                .hasMessage("Service was not ACTIVE.");
    }

    @Test
    void what_cannot_be_is_refused_and_nothing_changes() {
        services.create();

        refuses(request -> request.desiredCount(-1), "desiredCount cannot be negative.");
        refuses(
                request -> request.deploymentConfiguration(DeploymentConfiguration.builder()
                        .minimumHealthyPercent(101)
                        .build()),
                "minimumHealthyPercent must be between 0 and 100.");
        refuses(
                request -> request.deploymentController(new DeploymentController("EXTERNAL")),
                "The deployment controller of a service cannot be changed.");
        refuses(
                request -> request.capacityProviderStrategy(List.of(new CapacityProviderStrategyItem("FARGATE", 1, 0))),
                "The specified capacity provider strategy cannot contain a capacity provider that is not associated"
                        + " with the cluster. Associate the capacity provider with the cluster and try again.");
        assertThatThrownBy(() -> services.update(request -> request.serviceRegistries(
                        List.of(ServiceRegistry.builder().registryArn("arn").build()))))
                .isInstanceOf(UnsupportedFeatureException.class);
    }

    @Test
    void an_empty_strategy_falls_back_to_the_launch_type() {
        services.create();

        Service service = services.update(request -> request.capacityProviderStrategy(List.of()));

        assertThat(service.launchType()).isEqualTo("EC2");
        assertThat(service.deploymentsOrEmpty()).hasSize(1);
    }

    @Test
    void the_user_of_an_external_service_rolls_it_out() {
        services.external();

        assertThat(services.update(request -> request.desiredCount(4)).desiredCount())
                .isEqualTo(4);
        refuses(
                request -> request.taskDefinition("web"),
                "Unable to update what is controlled at the task set level on services with an EXTERNAL deployment"
                        + " controller.");
    }

    @Test
    void a_daemon_gets_no_count() {
        services.create(request -> request.schedulingStrategy("DAEMON").desiredCount(null));

        refuses(request -> request.desiredCount(1), "The daemon scheduling strategy does not support a desired count.");
    }
}
