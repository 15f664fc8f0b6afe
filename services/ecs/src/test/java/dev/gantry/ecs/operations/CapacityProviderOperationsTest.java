package dev.gantry.ecs.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.ecs.EcsTester;
import dev.gantry.ecs.Fleet;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.shapes.ecs.CapacityProvider;
import dev.gantry.shapes.ecs.CapacityProviderStrategyItem;
import dev.gantry.shapes.ecs.Cluster;
import dev.gantry.shapes.ecs.ClusterNotFoundException;
import dev.gantry.shapes.ecs.DescribeCapacityProvidersRequest;
import dev.gantry.shapes.ecs.DescribeCapacityProvidersResponse;
import dev.gantry.shapes.ecs.Failure;
import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.shapes.ecs.PutClusterCapacityProvidersRequest;
import dev.gantry.shapes.ecs.ResourceInUseException;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CapacityProviderOperationsTest {

    private static final List<String> BOTH = List.of("FARGATE", "FARGATE_SPOT");

    private final EcsTester ecs = EcsTester.start();
    private final Fleet fleet = new Fleet(ecs);

    @BeforeEach
    void cluster() {
        fleet.cluster("prod");
    }

    private Cluster put(List<String> providers, CapacityProviderStrategyItem... strategy) {
        return Objects.requireNonNull(ecs.run(
                        new PutClusterCapacityProviders(),
                        new PutClusterCapacityProvidersRequest("prod", providers, List.of(strategy)))
                .cluster());
    }

    private static CapacityProviderStrategyItem item(String provider, int weight, int base) {
        return new CapacityProviderStrategyItem(provider, weight, base);
    }

    private DescribeCapacityProvidersResponse describe(DescribeCapacityProvidersRequest.Builder request) {
        return ecs.run(new DescribeCapacityProviders(), request.build());
    }

    @Test
    void replaces_providers_and_strategy_as_a_whole() {
        put(BOTH, item("FARGATE", 1, 2), item("FARGATE_SPOT", 3, 0));

        Cluster cluster = put(List.of("FARGATE_SPOT"), item("FARGATE_SPOT", 1, 0));

        assertThat(cluster.capacityProviders()).containsExactly("FARGATE_SPOT");
        assertThat(cluster.defaultCapacityProviderStrategy()).containsExactly(item("FARGATE_SPOT", 1, 0));
    }

    @Test
    void a_provider_is_in_use_until_its_last_task_has_stopped() {
        put(BOTH);
        Task task = fleet.spotTask("prod", "job");

        assertThatThrownBy(() -> put(List.of("FARGATE")))
                .isInstanceOf(ResourceInUseException.class)
                .hasMessage("The specified capacity provider is in use and cannot be removed.");
        fleet.stop(task);

        assertThat(put(List.of()).capacityProviders()).isEmpty();
    }

    @Test
    void a_strategy_names_only_providers_of_the_cluster() {
        assertThatThrownBy(() -> put(List.of("FARGATE"), item("FARGATE_SPOT", 1, 0)))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("not associated with the cluster");
    }

    @Test
    void a_strategy_names_a_provider_once() {
        assertThatThrownBy(() -> put(BOTH, item("FARGATE", 1, 0), item("FARGATE", 2, 0)))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("only once");
    }

    @Test
    void only_one_provider_has_a_base() {
        assertThatThrownBy(() -> put(BOTH, item("FARGATE", 1, 1), item("FARGATE_SPOT", 1, 1)))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("Only one capacity provider in a strategy can have a base defined.");
    }

    @Test
    void unknown_repeated_and_too_many_providers_are_refused() {
        assertThatThrownBy(() -> put(List.of("mine"))).isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> put(List.of("FARGATE", "FARGATE"))).isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> put(Collections.nCopies(21, "FARGATE")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("at most 20");
    }

    @Test
    void a_cluster_that_is_not_there_gets_no_providers() {
        assertThatThrownBy(() -> ecs.run(
                        new PutClusterCapacityProviders(),
                        new PutClusterCapacityProvidersRequest("gone", BOTH, List.of())))
                .isInstanceOf(ClusterNotFoundException.class);
    }

    @Test
    void the_fargate_providers_exist_without_being_created() {
        DescribeCapacityProvidersResponse all = describe(DescribeCapacityProvidersRequest.builder());

        assertThat(all.capacityProvidersOrEmpty())
                .extracting(CapacityProvider::name)
                .containsExactlyElementsOf(BOTH);
        assertThat(all.capacityProvidersOrEmpty()).allMatch(provider -> "ACTIVE".equals(provider.status()));
    }

    @Test
    void describes_providers_by_name_and_by_arn() {
        String arn = "arn:aws:ecs:us-east-1:123456789012:capacity-provider/FARGATE_SPOT";

        DescribeCapacityProvidersResponse found =
                describe(DescribeCapacityProvidersRequest.builder().capacityProviders(List.of("FARGATE", arn, "mine")));

        assertThat(found.capacityProvidersOrEmpty())
                .extracting(CapacityProvider::name)
                .containsExactlyElementsOf(BOTH);
        assertThat(found.failures())
                .containsExactly(
                        new Failure("arn:aws:ecs:us-east-1:123456789012:capacity-provider/mine", "MISSING", null));
    }

    @Test
    void describes_the_providers_of_one_cluster() {
        put(List.of("FARGATE_SPOT"));

        assertThat(describe(DescribeCapacityProvidersRequest.builder().cluster("prod"))
                        .capacityProvidersOrEmpty())
                .extracting(CapacityProvider::name)
                .containsExactly("FARGATE_SPOT");
    }

    @Test
    void a_page_of_more_than_ten_providers_is_refused() {
        assertThatThrownBy(() ->
                        describe(DescribeCapacityProvidersRequest.builder().maxResults(11)))
                .isInstanceOf(InvalidParameterException.class);
    }
}
