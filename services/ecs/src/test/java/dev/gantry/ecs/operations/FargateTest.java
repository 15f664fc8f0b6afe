package dev.gantry.ecs.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.Fleet;
import dev.gantry.shapes.ecs.AwsVpcConfiguration;
import dev.gantry.shapes.ecs.CapacityProviderStrategyItem;
import dev.gantry.shapes.ecs.ContainerDefinition;
import dev.gantry.shapes.ecs.CreateClusterRequest;
import dev.gantry.shapes.ecs.Failure;
import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.shapes.ecs.NetworkConfiguration;
import dev.gantry.shapes.ecs.PlacementStrategy;
import dev.gantry.shapes.ecs.PlatformUnknownException;
import dev.gantry.shapes.ecs.RegisterTaskDefinitionRequest;
import dev.gantry.shapes.ecs.RunTaskRequest;
import dev.gantry.shapes.ecs.RunTaskResponse;
import dev.gantry.shapes.ecs.Task;
import dev.gantry.shapes.ecs.TaskOverride;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FargateTest {

    private final TaskRequests tasks = new TaskRequests();

    @BeforeEach
    void fargate() {
        tasks.ecs.run(
                new CreateCluster(),
                CreateClusterRequest.builder()
                        .clusterName("serverless")
                        .capacityProviders(List.of("FARGATE", "FARGATE_SPOT"))
                        .build());
        tasks.ecs.run(
                new RegisterTaskDefinition(),
                RegisterTaskDefinitionRequest.builder()
                        .family("small")
                        .networkMode("awsvpc")
                        .cpu("256")
                        .memory("512")
                        .containerDefinitions(List.of(ContainerDefinition.builder()
                                .name("app")
                                .image("busybox")
                                .build()))
                        .build());
    }

    /** A host of the pool, with room for eight small tasks. */
    private void host() {
        tasks.connected(tasks.fleet.instance("prod", Fleet.attribute("gantry.capacity", "FARGATE")), true);
    }

    private static NetworkConfiguration network(String... subnets) {
        return NetworkConfiguration.builder()
                .awsvpcConfiguration(AwsVpcConfiguration.builder()
                        .subnets(List.of(subnets))
                        .securityGroups(List.of("sg-1"))
                        .build())
                .build();
    }

    private RunTaskResponse run(UnaryOperator<RunTaskRequest.Builder> wishes) {
        return tasks.run(request -> wishes.apply(request.cluster("serverless")
                .taskDefinition("small")
                .launchType("FARGATE")
                .networkConfiguration(network("subnet-a", "subnet-b", "subnet-c"))));
    }

    private RunTaskResponse byStrategy(int count, CapacityProviderStrategyItem... items) {
        return run(request -> request.launchType(null).count(count).capacityProviderStrategy(List.of(items)));
    }

    private static CapacityProviderStrategyItem item(String provider, int base, int weight) {
        return CapacityProviderStrategyItem.builder()
                .capacityProvider(provider)
                .base(base)
                .weight(weight)
                .build();
    }

    private void refused(UnaryOperator<RunTaskRequest.Builder> wishes, String message) {
        host();
        assertThatThrownBy(() -> run(wishes))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage(message);
        assertThat(tasks.ecs.view().all(EcsTables.TASKS)).isEmpty();
    }

    @Test
    void a_task_waits_for_its_network_interface_and_shows_no_instance() {
        host();

        Task task = run(request -> request).tasksOrEmpty().getFirst();

        assertThat(task.lastStatus()).isEqualTo("PROVISIONING");
        assertThat(task.launchType()).isEqualTo("FARGATE");
        assertThat(task.containerInstanceArn()).isNull();
        assertThat(task.platformVersion()).isEqualTo("1.4.0");
        assertThat(task.platformFamily()).isEqualTo("Linux");
    }

    @Test
    void tasks_spread_over_the_zones_of_the_subnets() {
        host();

        assertThat(run(request -> request.count(6)).tasksOrEmpty())
                .extracting(Task::availabilityZone)
                .containsExactlyInAnyOrder(
                        "us-east-1a", "us-east-1a", "us-east-1b", "us-east-1b", "us-east-1c", "us-east-1c");
    }

    @Test
    void what_the_pool_has_no_room_for_is_a_failure_that_names_no_host() {
        host();

        RunTaskResponse response = run(request -> request.count(10));

        assertThat(response.tasksOrEmpty()).hasSize(8);
        assertThat(response.failuresOrEmpty())
                .hasSize(2)
                .containsOnly(new Failure(
                        null,
                        "Capacity is unavailable at this time. Please try again later or in a different availability"
                                + " zone",
                        null));
    }

    @Test
    void a_strategy_gives_its_base_first_and_then_by_weight() {
        host();
        host();

        List<Task> all = byStrategy(10, item("FARGATE", 2, 1), item("FARGATE_SPOT", 0, 3))
                .tasksOrEmpty();

        assertThat(all)
                .filteredOn(task -> "FARGATE".equals(task.capacityProviderName()))
                .hasSize(4);
        assertThat(all)
                .filteredOn(task -> "FARGATE_SPOT".equals(task.capacityProviderName()))
                .hasSize(6)
                .allMatch(task -> "FARGATE".equals(task.launchType()));
    }

    @Test
    void a_weight_of_nothing_gets_no_more_than_the_base() {
        host();

        assertThat(byStrategy(4, item("FARGATE", 1, 0), item("FARGATE_SPOT", 0, 1))
                        .tasksOrEmpty())
                .extracting(Task::capacityProviderName)
                .containsExactly("FARGATE", "FARGATE_SPOT", "FARGATE_SPOT", "FARGATE_SPOT");
    }

    @Test
    void strategies_that_cannot_be_are_refused() {
        refused(
                request -> request.capacityProviderStrategy(List.of(item("FARGATE", 0, 1))),
                "Specifying both a launch type and capacity provider strategy is not supported. Remove one and try"
                        + " again.");
        assertThatThrownBy(() -> byStrategy(1, item("other", 0, 1)))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageStartingWith("The specified capacity provider strategy cannot contain a capacity provider");
        assertThatThrownBy(() -> byStrategy(1, item("FARGATE", 1, 1), item("FARGATE_SPOT", 1, 1)))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> byStrategy(1, item("FARGATE", 0, 0), item("FARGATE_SPOT", 0, 0)))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void what_fargate_has_not_is_refused() {
        refused(
                request -> request.placementStrategy(
                        List.of(PlacementStrategy.builder().type("random").build())),
                "Placement constraints and strategies are not supported with FARGATE launch type.");
        refused(
                request -> request.overrides(TaskOverride.builder().cpu("300").build()),
                "No Fargate configuration exists for given values: 300 CPU, 512 memory.");
        assertThatThrownBy(() -> run(request -> request.platformVersion("0.9")))
                .isInstanceOf(PlatformUnknownException.class);
    }

    @Test
    void a_network_is_required_where_there_is_one_and_forbidden_elsewhere() {
        refused(
                request -> request.networkConfiguration(null),
                "Network Configuration must be provided when networkMode 'awsvpc' is specified.");
        refused(
                request -> request.taskDefinition("web").launchType("EC2"),
                "Network Configuration is not valid for the given networkMode of this task definition.");
    }

    @Test
    void public_addresses_are_not_given_on_container_instances() {
        NetworkConfiguration network = NetworkConfiguration.builder()
                .awsvpcConfiguration(AwsVpcConfiguration.builder()
                        .subnets(List.of("subnet-a"))
                        .assignPublicIp("ENABLED")
                        .build())
                .build();

        refused(
                request -> request.launchType("EC2").networkConfiguration(network),
                "Assign public IP is not supported for this launch type.");
    }

    @Test
    void networks_that_cannot_be_are_refused() {
        for (NetworkConfiguration network :
                List.of(network(), network("subnet-a", "subnet-x"), network("subnet-x"), network("subnet-gone"))) {
            assertThatThrownBy(() -> run(request -> request.networkConfiguration(network)))
                    .isInstanceOf(InvalidParameterException.class);
        }
    }
}
