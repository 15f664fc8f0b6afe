package dev.gantry.ecs.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.ecs.EcsTester;
import dev.gantry.ecs.Fleet;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.shapes.ecs.ClusterNotFoundException;
import dev.gantry.shapes.ecs.ContainerInstance;
import dev.gantry.shapes.ecs.DeregisterContainerInstanceRequest;
import dev.gantry.shapes.ecs.DescribeContainerInstancesRequest;
import dev.gantry.shapes.ecs.DescribeContainerInstancesResponse;
import dev.gantry.shapes.ecs.DescribeTasksRequest;
import dev.gantry.shapes.ecs.Failure;
import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.shapes.ecs.ListContainerInstancesRequest;
import dev.gantry.shapes.ecs.UpdateContainerInstancesStateRequest;
import dev.gantry.shapes.ecs.UpdateContainerInstancesStateResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ContainerInstanceOperationsTest {

    private static final String UNKNOWN = "0123456789abcdef0123456789abcdef";

    private final EcsTester ecs = EcsTester.start();
    private final Fleet fleet = new Fleet(ecs);

    @BeforeEach
    void cluster() {
        fleet.cluster("prod");
    }

    private DescribeContainerInstancesResponse describe(String... instances) {
        return ecs.run(
                new DescribeContainerInstances(),
                new DescribeContainerInstancesRequest("prod", List.of(instances), List.of()));
    }

    private ContainerInstance only(String instance) {
        return describe(instance).containerInstancesOrEmpty().getFirst();
    }

    private List<String> list(@Nullable String filter, @Nullable String status) {
        return ecs.run(
                        new ListContainerInstances(),
                        ListContainerInstancesRequest.builder()
                                .cluster("prod")
                                .filter(filter)
                                .status(status)
                                .build())
                .containerInstanceArnsOrEmpty();
    }

    private ContainerInstance deregister(String instance, @Nullable Boolean force) {
        return Objects.requireNonNull(ecs.run(
                        new DeregisterContainerInstance(),
                        new DeregisterContainerInstanceRequest("prod", instance, force))
                .containerInstance());
    }

    private UpdateContainerInstancesStateResponse update(String status, String... instances) {
        return ecs.run(
                new UpdateContainerInstancesState(),
                new UpdateContainerInstancesStateRequest("prod", List.of(instances), status));
    }

    private static String id(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    @Test
    void describes_instances_by_id_and_by_arn() {
        String one = fleet.instance("prod");
        String other = fleet.instance("prod");
        fleet.task("prod", "web", one);

        assertThat(describe(id(one), other).containerInstancesOrEmpty())
                .extracting(ContainerInstance::containerInstanceArn)
                .containsExactly(one, other);
        assertThat(only(one).pendingTasksCount()).isEqualTo(1);
        assertThat(only(one).status()).isEqualTo("ACTIVE");
    }

    @Test
    void an_instance_that_is_not_there_is_a_failure() {
        assertThat(describe(UNKNOWN).failures())
                .containsExactly(new Failure(
                        "arn:aws:ecs:us-east-1:123456789012:container-instance/prod/" + UNKNOWN, "MISSING", null));
    }

    @Test
    void no_instances_or_too_many_are_refused() {
        assertThatThrownBy(this::describe)
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("Container instances cannot be empty.");
        assertThatThrownBy(() -> describe(Collections.nCopies(101, UNKNOWN).toArray(String[]::new)))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void an_id_of_another_length_or_cluster_is_refused() {
        fleet.cluster("test");
        String elsewhere = fleet.instance("test");

        assertThatThrownBy(() -> describe("short"))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("instanceId length should be one of [32,36]");
        assertThatThrownBy(() -> describe(elsewhere))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("Identifier is for test. Your cluster is prod");
    }

    @Test
    void hosts_of_the_fargate_pool_are_never_shown() {
        String host = fleet.instance("prod", Fleet.attribute("gantry.capacity", "FARGATE"));

        assertThat(host).contains("/:fargate/");
        assertThat(list(null, null)).isEmpty();
        assertThat(describe(id(host)).containerInstancesOrEmpty()).isEmpty();
        assertThatThrownBy(() -> describe(host)).isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> ecs.run(
                        new ListContainerInstances(),
                        ListContainerInstancesRequest.builder()
                                .cluster(":fargate")
                                .build()))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void lists_instances_by_status() {
        String active = fleet.instance("prod");
        String draining = fleet.instance("prod");
        String gone = fleet.instance("prod");
        update("DRAINING", draining);
        deregister(gone, false);

        assertThat(list(null, null)).containsExactlyInAnyOrder(active, draining);
        assertThat(list(null, "ACTIVE")).containsExactly(active);
        assertThat(list(null, "DRAINING")).containsExactly(draining);
        assertThat(list(null, "REGISTERING")).isEmpty();
    }

    @Test
    void lists_instances_by_a_query() {
        String prod = fleet.instance("prod", Fleet.attribute("stack", "prod"));
        String test = fleet.instance("prod", Fleet.attribute("stack", "test"));
        fleet.task("prod", "web", test);

        assertThat(list("attribute:stack == prod", null)).containsExactly(prod);
        assertThat(list("task:group == family:web", null)).containsExactly(test);
        assertThat(list("runningTasksCount == 0 and not(task:group == family:web)", null))
                .containsExactly(prod);
    }

    @Test
    void a_query_with_a_mistake_is_refused() {
        assertThatThrownBy(() -> list("attribute:stack =", null)).isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void a_cluster_that_is_not_there_has_no_instances_to_list() {
        assertThatThrownBy(() -> ecs.run(
                        new ListContainerInstances(),
                        ListContainerInstancesRequest.builder().cluster("gone").build()))
                .isInstanceOf(ClusterNotFoundException.class);
    }

    @Test
    void a_deregistered_instance_stays_describable_for_an_hour() {
        String instance = fleet.instance("prod");

        assertThat(deregister(instance, null).status()).isEqualTo("INACTIVE");

        ecs.advance(Duration.ofMinutes(59));
        assertThat(only(instance).status()).isEqualTo("INACTIVE");
        ecs.advance(Duration.ofMinutes(1));
        assertThat(describe(instance).failuresOrEmpty())
                .extracting(Failure::reason)
                .containsExactly("MISSING");
    }

    @Test
    void an_instance_with_tasks_is_deregistered_only_by_force() {
        String instance = fleet.instance("prod");
        Task task = fleet.task("prod", "web", instance);

        assertThatThrownBy(() -> deregister(instance, false))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("Found running tasks on the instance.");
        ContainerInstance gone = deregister(instance, true);

        assertThat(gone.status()).isEqualTo("INACTIVE");
        assertThat(gone.pendingTasksCount()).isZero();
        dev.gantry.shapes.ecs.Task stopped = ecs.run(
                        new DescribeTasks(), new DescribeTasksRequest("prod", List.of(task.arn()), List.of()))
                .tasksOrEmpty()
                .getFirst();
        assertThat(stopped.lastStatus()).isEqualTo("STOPPED");
        assertThat(stopped.stoppedReason()).isEqualTo("Container instance deregistration forced by user");
    }

    @Test
    void an_instance_that_is_gone_is_not_deregistered() {
        String instance = fleet.instance("prod");
        deregister(instance, false);

        for (String reference : List.of(UNKNOWN, instance)) {
            assertThatThrownBy(() -> deregister(reference, true))
                    .isInstanceOf(InvalidParameterException.class)
                    .hasMessage("The referenced container instance was not found.");
        }
    }

    @Test
    void an_instance_drains_and_comes_back() {
        String instance = fleet.instance("prod");

        assertThat(update("DRAINING", instance).containerInstancesOrEmpty())
                .extracting(ContainerInstance::status)
                .containsExactly("DRAINING");
        assertThat(update("ACTIVE", instance).containerInstancesOrEmpty())
                .extracting(ContainerInstance::status)
                .containsExactly("ACTIVE");
    }

    @Test
    void what_cannot_drain_is_a_failure() {
        String gone = fleet.instance("prod");
        deregister(gone, false);

        assertThat(update("DRAINING", gone, UNKNOWN).failuresOrEmpty())
                .extracting(Failure::reason)
                .containsExactlyInAnyOrder("MISSING", "INACTIVE");
    }

    @Test
    void nobody_can_ask_for_another_status() {
        String instance = fleet.instance("prod");

        assertThatThrownBy(() -> update("DEREGISTERING", instance))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("status should be one of [ACTIVE,DRAINING]");
    }

    @Test
    void ten_instances_at_most_change_at_once() {
        assertThatThrownBy(() ->
                        update("DRAINING", Collections.nCopies(11, UNKNOWN).toArray(String[]::new)))
                .isInstanceOf(InvalidParameterException.class);
    }
}
