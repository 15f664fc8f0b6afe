package dev.gantry.ecs.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.domain.service.ServiceStatus;
import dev.gantry.shapes.ecs.AwsVpcConfiguration;
import dev.gantry.shapes.ecs.CapacityProviderStrategyItem;
import dev.gantry.shapes.ecs.ClientException;
import dev.gantry.shapes.ecs.ClusterNotFoundException;
import dev.gantry.shapes.ecs.ContainerDefinition;
import dev.gantry.shapes.ecs.CreateServiceRequest;
import dev.gantry.shapes.ecs.Deployment;
import dev.gantry.shapes.ecs.DeploymentCircuitBreaker;
import dev.gantry.shapes.ecs.DeploymentConfiguration;
import dev.gantry.shapes.ecs.DeploymentController;
import dev.gantry.shapes.ecs.DeploymentLifecycleHook;
import dev.gantry.shapes.ecs.DeregisterTaskDefinitionRequest;
import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.shapes.ecs.LoadBalancer;
import dev.gantry.shapes.ecs.NetworkConfiguration;
import dev.gantry.shapes.ecs.PlacementConstraint;
import dev.gantry.shapes.ecs.PlacementStrategy;
import dev.gantry.shapes.ecs.PlatformUnknownException;
import dev.gantry.shapes.ecs.PutClusterCapacityProvidersRequest;
import dev.gantry.shapes.ecs.RegisterTaskDefinitionRequest;
import dev.gantry.shapes.ecs.Service;
import dev.gantry.shapes.ecs.Tag;
import dev.gantry.shapes.ecs.UnsupportedFeatureException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class CreateServiceTest {

    private static final NetworkConfiguration SUBNET = new NetworkConfiguration(AwsVpcConfiguration.builder()
            .subnets(List.of("subnet-a"))
            .securityGroups(List.of("sg-1"))
            .build());

    private final ServiceRequests services = new ServiceRequests();

    private void refuses(UnaryOperator<CreateServiceRequest.Builder> wishes, String text) {
        assertThatThrownBy(() -> services.create(wishes))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage(text);
        assertThat(services.ecs.view().all(EcsTables.SERVICES)).isEmpty();
    }

    /** Definition {@code fargate:1}. */
    private void fargate() {
        services.ecs.run(
                new RegisterTaskDefinition(),
                RegisterTaskDefinitionRequest.builder()
                        .family("fargate")
                        .networkMode("awsvpc")
                        .cpu("256")
                        .memory("512")
                        .requiresCompatibilities(List.of("FARGATE"))
                        .containerDefinitions(List.of(ContainerDefinition.builder()
                                .name("app")
                                .image("busybox")
                                .build()))
                        .build());
    }

    private void providers(CapacityProviderStrategyItem... strategy) {
        services.ecs.run(
                new PutClusterCapacityProviders(),
                new PutClusterCapacityProvidersRequest("prod", List.of("FARGATE", "FARGATE_SPOT"), List.of(strategy)));
    }

    @Test
    void a_new_service_has_one_deployment_in_progress_and_all_defaults() {
        Service service = services.create(request -> request.tags(List.of(new Tag("team", "blue"))));

        assertThat(service.serviceArn()).isEqualTo("arn:aws:ecs:us-east-1:123456789012:service/prod/web");
        assertThat(service.status()).isEqualTo("ACTIVE");
        assertThat(service.desiredCount()).isEqualTo(2);
        assertThat(service.runningCount()).isZero();
        assertThat(service.launchType()).isEqualTo("EC2");
        assertThat(service.capacityProviderStrategy()).isNull();
        assertThat(service.networkConfiguration()).isNull();
        assertThat(service.platformVersion()).isNull();
        assertThat(service.taskDefinition()).endsWith(":task-definition/web:1");
        assertThat(service.schedulingStrategy()).isEqualTo("REPLICA");
        assertThat(service.propagateTags()).isEqualTo("NONE");
        assertThat(service.enableECSManagedTags()).isFalse();
        assertThat(service.enableExecuteCommand()).isFalse();
        assertThat(service.createdBy()).isEqualTo("arn:aws:iam::123456789012:user/alice");
        assertThat(service.tags()).containsExactly(new Tag("team", "blue"));
        assertThat(service.events()).isEmpty();
        Deployment primary = service.deploymentsOrEmpty().getFirst();
        assertThat(primary.status()).isEqualTo("PRIMARY");
        assertThat(primary.id()).matches("ecs-svc/\\d{19}");
        assertThat(primary.rolloutState()).isEqualTo("IN_PROGRESS");
        assertThat(primary.rolloutStateReason()).isEqualTo("ECS deployment " + primary.id() + " in progress.");
        assertThat(primary.desiredCount()).isEqualTo(2);
        assertThat(service.currentServiceRevisionsOrEmpty()).hasSize(1);
        assertThat(service.currentServiceDeployment()).contains(":service-deployment/prod/web/");
        assertThat(services.describe("web").toBuilder().events(List.of()).build())
                .isEqualTo(service);
    }

    @Test
    void deployment_percents_and_breaker_are_filled_in() {
        Service replica = services.create();
        Service daemon = services.create(
                request -> request.serviceName("d").schedulingStrategy("DAEMON").desiredCount(null));

        DeploymentConfiguration.Builder usual = DeploymentConfiguration.builder()
                .strategy("ROLLING")
                .deploymentCircuitBreaker(new DeploymentCircuitBreaker(false, false));
        assertThat(replica.deploymentConfiguration())
                .isEqualTo(usual.maximumPercent(200).minimumHealthyPercent(100).build());
        assertThat(daemon.deploymentConfiguration())
                .isEqualTo(usual.maximumPercent(100).minimumHealthyPercent(0).build());
    }

    @Test
    void asking_again_for_the_same_makes_nothing_new() {
        Service first = services.create();

        assertThat(services.create().deployments()).isEqualTo(first.deployments());
        assertThat(services.ecs.view().all(EcsTables.DEPLOYMENTS)).hasSize(1);
    }

    @Test
    void a_name_in_use_is_refused_for_anything_else() {
        services.create();

        assertThatThrownBy(() -> services.create(request -> request.desiredCount(3)))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("Creation of service was not idempotent.");
    }

    @Test
    void a_token_repeats_its_request_even_after_an_update() {
        services.create(request -> request.clientToken("t-1"));
        services.update(request -> request.desiredCount(5));

        assertThat(services.create(request -> request.clientToken("t-1")).desiredCount())
                .isEqualTo(5);
        assertThatThrownBy(() ->
                        services.create(request -> request.clientToken("t-1").serviceName("other")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("Creation of service was not idempotent.");
    }

    @Test
    void the_name_of_a_service_that_goes_is_not_free_before_it_is_gone() {
        services.create();
        services.ecs.write(tx -> {
            tx.put(EcsTables.SERVICES, services.row("web").with(draft -> draft.status(ServiceStatus.DRAINING)));
            assertThatThrownBy(
                            () -> new CreateService().run(ServiceRequests.web().build(), tx, services.ecs.call()))
                    .isInstanceOf(InvalidParameterException.class)
                    .hasMessage("Unable to Start a service that is still Draining.");
        });

        services.write(services.row("web")
                .with(draft -> draft.status(ServiceStatus.INACTIVE).noPrimary()));
        assertThat(services.create().status()).isEqualTo("ACTIVE");
        assertThat(services.ecs.view().all(EcsTables.DEPLOYMENTS)).hasSize(1);
    }

    @Test
    void clusters_and_definitions_have_to_be_there() {
        assertThatThrownBy(() -> services.create(request -> request.cluster("gone")))
                .isInstanceOf(ClusterNotFoundException.class)
                .hasMessage("Cluster not found.");
        assertThatThrownBy(() -> services.create(request -> request.taskDefinition("gone")))
                .isInstanceOf(ClientException.class)
                .hasMessage("TaskDefinition not found.");
        services.ecs.run(new DeregisterTaskDefinition(), new DeregisterTaskDefinitionRequest("web:1"));
        assertThatThrownBy(() -> services.create(request -> request.taskDefinition("web:1")))
                .isInstanceOf(ClientException.class)
                .hasMessage("TaskDefinition is inactive");
    }

    @Test
    void what_is_missing_or_cannot_be_is_refused() {
        refuses(request -> request.serviceName("no blanks"), "Invalid identifier: no blanks");
        refuses(
                request -> request.desiredCount(null),
                "desiredCount is required for services with the REPLICA scheduling strategy.");
        refuses(request -> request.desiredCount(-1), "desiredCount cannot be negative.");
        refuses(
                request -> request.taskDefinition(null),
                "A task definition must be specified if the service uses either the ECS or CODE_DEPLOY deployment"
                        + " controllers.");
        refuses(
                request -> request.platformVersion("1.4.0"),
                "The platform version must be null when specifying an EC2 launch type.");
        refuses(
                request -> request.networkConfiguration(SUBNET),
                "Network Configuration is not valid for the given networkMode of this task definition.");
        refuses(
                request -> request.healthCheckGracePeriodSeconds(30),
                "Health check grace period is only valid for services configured to use load balancers");
        refuses(request -> request.launchType("FARGATE"), "Task definition does not support launch_type FARGATE.");
        refuses(
                request -> request.placementStrategy(List.of(new PlacementStrategy("binpack", "disk"))),
                "Invalid field for placement strategy 'binpack': disk");
        refuses(
                request -> request.placementConstraints(List.of(new PlacementConstraint("memberOf", null))),
                "Placement constraint 'memberOf' needs an expression.");
        refuses(
                request -> request.deploymentConfiguration(DeploymentConfiguration.builder()
                        .maximumPercent(100)
                        .minimumHealthyPercent(100)
                        .build()),
                "Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments");
    }

    @Test
    void a_fargate_service_runs_on_the_newest_platform() {
        fargate();

        Service service = services.create(request ->
                request.taskDefinition("fargate").launchType("FARGATE").networkConfiguration(SUBNET));

        assertThat(service.platformVersion()).isEqualTo("LATEST");
        assertThat(service.platformFamily()).isEqualTo("Linux");
        assertThat(service.deploymentsOrEmpty().getFirst().platformVersion()).isEqualTo("1.4.0");
        assertThat(service.networkConfiguration())
                .isEqualTo(new NetworkConfiguration(
                        new AwsVpcConfiguration(List.of("subnet-a"), List.of("sg-1"), "DISABLED")));
    }

    @Test
    void what_fargate_does_not_do_is_refused() {
        fargate();
        UnaryOperator<CreateServiceRequest.Builder> fine = request ->
                request.taskDefinition("fargate").launchType("FARGATE").networkConfiguration(SUBNET);

        refuses(
                request -> fine.apply(request).networkConfiguration(null),
                "Network Configuration must be provided when networkMode 'awsvpc' is specified.");
        refuses(
                request -> fine.apply(request).schedulingStrategy("DAEMON").desiredCount(null),
                "The FARGATE launch type does not support the DAEMON scheduling strategy.");
        refuses(
                request -> fine.apply(request).placementStrategy(List.of(new PlacementStrategy("random", null))),
                "Placement constraints and strategies are not supported with FARGATE launch type.");
        assertThatThrownBy(() -> services.create(request -> fine.apply(request).platformVersion("9.9")))
                .isInstanceOf(PlatformUnknownException.class);
    }

    @Test
    void a_strategy_replaces_the_launch_type() {
        fargate();
        providers(new CapacityProviderStrategyItem("FARGATE_SPOT", 1, 0));
        UnaryOperator<CreateServiceRequest.Builder> wishes =
                request -> request.taskDefinition("fargate").networkConfiguration(SUBNET);

        Service named = services.create(request -> wishes.apply(request)
                .capacityProviderStrategy(List.of(new CapacityProviderStrategyItem("FARGATE", 2, null))));
        Service usual = services.create(request -> wishes.apply(request).serviceName("usual"));

        assertThat(named.launchType()).isNull();
        assertThat(named.capacityProviderStrategy()).containsExactly(new CapacityProviderStrategyItem("FARGATE", 2, 0));
        assertThat(usual.capacityProviderStrategy())
                .containsExactly(new CapacityProviderStrategyItem("FARGATE_SPOT", 1, 0));
    }

    @Test
    void a_strategy_and_a_launch_type_do_not_go_together() {
        List<CapacityProviderStrategyItem> strategy = List.of(new CapacityProviderStrategyItem("FARGATE", 1, 0));

        refuses(
                request -> request.launchType("EC2").capacityProviderStrategy(strategy),
                "Specifying both a launch type and capacity provider strategy is not supported. Remove one and try"
                        + " again.");
        refuses(
                request -> request.capacityProviderStrategy(strategy),
                "The specified capacity provider strategy cannot contain a capacity provider that is not associated"
                        + " with the cluster. Associate the capacity provider with the cluster and try again.");
    }

    @Test
    void a_daemon_has_no_count_and_no_strategy() {
        refuses(
                request -> request.schedulingStrategy("DAEMON"),
                "The daemon scheduling strategy does not support a desired count.");
        refuses(
                request -> request.schedulingStrategy("DAEMON")
                        .desiredCount(null)
                        .placementStrategy(List.of(new PlacementStrategy("random", null))),
                "The daemon scheduling strategy does not support placement strategies.");
        refuses(
                request -> request.schedulingStrategy("DAEMON")
                        .desiredCount(null)
                        .taskDefinition(null)
                        .deploymentController(new DeploymentController("EXTERNAL")),
                "The daemon scheduling strategy does not support the deployment controller EXTERNAL.");
    }

    @Test
    void task_sets_say_what_an_external_service_runs() {
        Service service = services.external();

        assertThat(service.taskDefinition()).isNull();
        assertThat(service.deployments()).isEmpty();
        assertThat(service.taskSets()).isEmpty();
        services.delete(true);
        services.write(services.row("web").with(draft -> draft.status(ServiceStatus.INACTIVE)));
        assertThatThrownBy(() ->
                        services.create(request -> request.deploymentController(new DeploymentController("EXTERNAL"))))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("only parameters that are not controlled at the task set level");
    }

    @Test
    void what_is_not_built_yet_is_refused_by_name() {
        List<UnaryOperator<CreateServiceRequest.Builder>> unbuilt = List.of(
                request -> request.loadBalancers(
                        List.of(LoadBalancer.builder().containerName("app").build())),
                request -> request.availabilityZoneRebalancing("ENABLED"),
                request -> request.deploymentController(new DeploymentController("CODE_DEPLOY")),
                request -> request.deploymentConfiguration(DeploymentConfiguration.builder()
                        .strategy("BLUE_GREEN")
                        .bakeTimeInMinutes(5)
                        .lifecycleHooks(List.of(DeploymentLifecycleHook.builder()
                                .hookTargetArn("arn:aws:lambda:us-east-1:123456789012:function:check")
                                .roleArn("arn:aws:iam::123456789012:role/hooks")
                                .lifecycleStages(List.of("POST_SCALE_UP"))
                                .build()))
                        .build()),
                request -> request.deploymentConfiguration(DeploymentConfiguration.builder()
                        .lifecycleHooks(List.of(DeploymentLifecycleHook.builder()
                                .targetType("PAUSE")
                                .lifecycleStages(List.of("POST_SCALE_UP"))
                                .build()))
                        .build()));

        assertThat(unbuilt)
                .allSatisfy(wishes -> assertThatThrownBy(() -> services.create(wishes))
                        .isInstanceOf(UnsupportedFeatureException.class)
                        .hasMessageEndingWith("not supported by gantry yet."));
        assertThat(services.create(request -> request.loadBalancers(List.of())
                                .capacityProviderStrategy(List.of())
                                .vpcLatticeConfigurations(List.of())
                                .availabilityZoneRebalancing("DISABLED"))
                        .status())
                .isEqualTo("ACTIVE");
    }
}
