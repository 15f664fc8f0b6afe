package dev.gantry.ecs.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.ecs.EcsTester;
import dev.gantry.ecs.Fleet;
import dev.gantry.shapes.ecs.AutoScalingGroupProvider;
import dev.gantry.shapes.ecs.AutoScalingGroupProviderUpdate;
import dev.gantry.shapes.ecs.CapacityProvider;
import dev.gantry.shapes.ecs.CapacityProviderStrategyItem;
import dev.gantry.shapes.ecs.ClientException;
import dev.gantry.shapes.ecs.CreateCapacityProviderRequest;
import dev.gantry.shapes.ecs.DeleteCapacityProviderRequest;
import dev.gantry.shapes.ecs.DescribeCapacityProvidersRequest;
import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.shapes.ecs.ListTagsForResourceRequest;
import dev.gantry.shapes.ecs.ManagedScaling;
import dev.gantry.shapes.ecs.PutClusterCapacityProvidersRequest;
import dev.gantry.shapes.ecs.RunTaskRequest;
import dev.gantry.shapes.ecs.Tag;
import dev.gantry.shapes.ecs.UnsupportedFeatureException;
import dev.gantry.shapes.ecs.UpdateCapacityProviderRequest;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AutoScalingProviderOperationsTest {

    private static final String GROUP =
            "arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:a-uuid:autoScalingGroupName/";
    private static final ManagedScaling SCALING =
            ManagedScaling.builder().targetCapacity(80).build();

    private final EcsTester ecs = EcsTester.start();
    private final Fleet fleet = new Fleet(ecs);

    @BeforeEach
    void clusters() {
        fleet.cluster("prod");
        fleet.cluster("test");
        fleet.definition("web");
    }

    private CapacityProvider create(String name, AutoScalingGroupProvider group, Tag... tags) {
        CreateCapacityProviderRequest request = CreateCapacityProviderRequest.builder()
                .name(name)
                .autoScalingGroupProvider(group)
                .tags(List.of(tags))
                .build();
        return Objects.requireNonNull(
                ecs.run(new CreateCapacityProvider(), request).capacityProvider());
    }

    private static AutoScalingGroupProvider group(String name) {
        return AutoScalingGroupProvider.builder()
                .autoScalingGroupArn(GROUP + name)
                .managedScaling(SCALING)
                .build();
    }

    private void associate(String cluster, String... providers) {
        List<CapacityProviderStrategyItem> none = List.of();
        ecs.run(
                new PutClusterCapacityProviders(),
                new PutClusterCapacityProvidersRequest(cluster, List.of(providers), none));
    }

    private List<CapacityProvider> describe(String... names) {
        return ecs.run(
                        new DescribeCapacityProviders(),
                        DescribeCapacityProvidersRequest.builder()
                                .capacityProviders(List.of(names))
                                .include(List.of("TAGS"))
                                .build())
                .capacityProvidersOrEmpty();
    }

    @Test
    void what_the_request_left_out_has_aws_defaults() {
        CapacityProvider created = create("cp", group("g"), new Tag("a", "b"));

        AutoScalingGroupProvider group = Objects.requireNonNull(created.autoScalingGroupProvider());
        assertThat(group.managedScaling()).isEqualTo(new ManagedScaling("ENABLED", 80, 1, 10_000, 300));
        assertThat(group.managedTerminationProtection()).isEqualTo("DISABLED");
        assertThat(group.managedDraining()).isEqualTo("ENABLED");
        assertThat(created.status()).isEqualTo("ACTIVE");
        assertThat(created.updateStatus()).isEqualTo("CREATE_COMPLETE");
        assertThat(created.updateStatusReason()).contains("record");
        assertThat(describe("cp")).containsExactly(created);
        assertThat(describe()).extracting(CapacityProvider::name).containsExactly("FARGATE", "FARGATE_SPOT", "cp");
        assertThat(ecs.run(new ListTagsForResource(), new ListTagsForResourceRequest(created.capacityProviderArn()))
                        .tags())
                .containsExactly(new Tag("a", "b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws-cp", "ecsCp", "FARGATE", "a.b", ""})
    void a_name_that_is_reserved_or_no_name_is_refused(String name) {
        assertThatThrownBy(() -> create(name, group("g")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageStartingWith("The specified capacity provider name is invalid.");
    }

    @Test
    void a_name_and_a_group_are_used_once() {
        create("one", group("g"));

        assertThatThrownBy(() -> create("one", group("h")))
                .isInstanceOf(ClientException.class)
                .hasMessageStartingWith("The specified capacity provider already exists.");
        assertThatThrownBy(() -> create("two", group("g")))
                .isInstanceOf(ClientException.class)
                .hasMessageStartingWith("The specified Auto Scaling group ARN is already being used");
    }

    @Test
    void protection_needs_scaling_and_steps_an_order() {
        AutoScalingGroupProvider still = AutoScalingGroupProvider.builder()
                .autoScalingGroupArn(GROUP + "g")
                .managedTerminationProtection("ENABLED")
                .build();
        AutoScalingGroupProvider steps = AutoScalingGroupProvider.builder()
                .autoScalingGroupArn(GROUP + "g")
                .managedScaling(ManagedScaling.builder()
                        .minimumScalingStepSize(5)
                        .maximumScalingStepSize(4)
                        .build())
                .build();

        assertThatThrownBy(() -> create("cp", still))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("managed scaling must be enabled");
        assertThatThrownBy(() -> create("cp", steps)).isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> create("cp", new AutoScalingGroupProvider("g", null, null, null)))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("ARN is invalid");
    }

    @Test
    void an_update_changes_what_it_names() {
        create("cp", group("g"));
        AutoScalingGroupProviderUpdate update = AutoScalingGroupProviderUpdate.builder()
                .managedDraining("DISABLED")
                .build();

        CapacityProvider updated = Objects.requireNonNull(ecs.run(
                        new UpdateCapacityProvider(),
                        UpdateCapacityProviderRequest.builder()
                                .name("cp")
                                .autoScalingGroupProvider(update)
                                .build())
                .capacityProvider());

        AutoScalingGroupProvider group = Objects.requireNonNull(updated.autoScalingGroupProvider());
        assertThat(group.managedDraining()).isEqualTo("DISABLED");
        assertThat(Objects.requireNonNull(group.managedScaling()).targetCapacity())
                .isEqualTo(80);
        assertThat(updated.updateStatus()).isEqualTo("UPDATE_COMPLETE");
    }

    @Test
    void one_that_scales_is_in_one_cluster_and_goes_when_it_is_in_none() {
        create("cp", group("g"));
        associate("prod", "cp");

        assertThatThrownBy(() -> associate("test", "cp"))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("associated with another cluster");
        assertThatThrownBy(() -> delete("cp"))
                .isInstanceOf(ClientException.class)
                .hasMessage("The capacity provider cannot be deleted because it is associated with cluster: prod."
                        + " Remove the capacity provider from the cluster and try again.");
        associate("prod");

        assertThat(delete("cp").status()).isEqualTo("INACTIVE");
        assertThat(describe("cp")).extracting(CapacityProvider::updateStatus).containsExactly("DELETE_COMPLETE");
        assertThat(describe()).hasSize(2);
        assertThatThrownBy(() -> delete("cp"))
                .isInstanceOf(ClientException.class)
                .hasMessageStartingWith("The specified capacity provider does not exist.");
        assertThat(create("cp", group("g")).status()).isEqualTo("ACTIVE");
    }

    private CapacityProvider delete(String name) {
        return Objects.requireNonNull(ecs.run(
                        new DeleteCapacityProvider(),
                        DeleteCapacityProviderRequest.builder()
                                .capacityProvider(name)
                                .build())
                .capacityProvider());
    }

    @Test
    void the_built_in_ones_are_not_anybody_s_to_delete() {
        assertThatThrownBy(() -> delete("FARGATE")).isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void a_strategy_has_one_kind_of_capacity() {
        create("cp", group("g"));

        assertThatThrownBy(() -> ecs.run(
                        new PutClusterCapacityProviders(),
                        new PutClusterCapacityProvidersRequest(
                                "prod",
                                List.of("cp", "FARGATE"),
                                List.of(
                                        new CapacityProviderStrategyItem("cp", 1, 0),
                                        new CapacityProviderStrategyItem("FARGATE", 1, 0)))))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("both Fargate and Auto Scaling group");
    }

    @Test
    void no_task_runs_through_one_yet() {
        create("cp", group("g"));
        associate("prod", "cp");

        assertThatThrownBy(() -> ecs.run(
                        new RunTask(),
                        RunTaskRequest.builder()
                                .cluster("prod")
                                .taskDefinition("web")
                                .capacityProviderStrategy(List.of(new CapacityProviderStrategyItem("cp", 1, 0)))
                                .build()))
                .isInstanceOf(UnsupportedFeatureException.class)
                .hasMessageContaining("kept as a record");
    }
}
