package dev.gantry.ecs.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.ecs.EcsTester;
import dev.gantry.ecs.Fleet;
import dev.gantry.ecs.domain.task.Task;
import dev.gantry.shapes.ecs.Cluster;
import dev.gantry.shapes.ecs.ClusterConfiguration;
import dev.gantry.shapes.ecs.ClusterContainsContainerInstancesException;
import dev.gantry.shapes.ecs.ClusterContainsTasksException;
import dev.gantry.shapes.ecs.ClusterField;
import dev.gantry.shapes.ecs.ClusterNotFoundException;
import dev.gantry.shapes.ecs.ClusterServiceConnectDefaultsRequest;
import dev.gantry.shapes.ecs.ClusterSetting;
import dev.gantry.shapes.ecs.CreateClusterRequest;
import dev.gantry.shapes.ecs.DeleteClusterRequest;
import dev.gantry.shapes.ecs.DescribeClustersRequest;
import dev.gantry.shapes.ecs.DescribeClustersResponse;
import dev.gantry.shapes.ecs.ExecuteCommandConfiguration;
import dev.gantry.shapes.ecs.Failure;
import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.shapes.ecs.KeyValuePair;
import dev.gantry.shapes.ecs.ListClustersRequest;
import dev.gantry.shapes.ecs.NamespaceNotFoundException;
import dev.gantry.shapes.ecs.PutAccountSettingRequest;
import dev.gantry.shapes.ecs.Tag;
import dev.gantry.shapes.ecs.UpdateClusterRequest;
import dev.gantry.shapes.ecs.UpdateClusterSettingsRequest;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClusterOperationsTest {

    private static final String PROD = "arn:aws:ecs:us-east-1:123456789012:cluster/prod";
    private static final String NAMESPACE =
            "arn:aws:servicediscovery:us-east-1:123456789012:namespace/ns-1234567890123456";
    private static final ClusterConfiguration KEY = ClusterConfiguration.builder()
            .executeCommandConfiguration(
                    ExecuteCommandConfiguration.builder().kmsKeyId("key-1").build())
            .build();

    private final EcsTester ecs = EcsTester.start();
    private final Fleet fleet = new Fleet(ecs);

    private Cluster create(CreateClusterRequest.Builder request) {
        return Objects.requireNonNull(
                ecs.run(new CreateCluster(), request.build()).cluster());
    }

    private static CreateClusterRequest.Builder prod() {
        return CreateClusterRequest.builder().clusterName("prod");
    }

    private DescribeClustersResponse describe(String... clusters) {
        return ecs.run(
                new DescribeClusters(),
                DescribeClustersRequest.builder()
                        .clusters(List.of(clusters))
                        .include(ClusterField.VALUES)
                        .build());
    }

    private Cluster only(String cluster) {
        return describe(cluster).clustersOrEmpty().getFirst();
    }

    private void delete(String cluster) {
        ecs.run(
                new DeleteCluster(),
                DeleteClusterRequest.builder().cluster(cluster).build());
    }

    @Test
    void creates_a_cluster_with_all_that_is_asked_for() {
        Cluster created = create(prod().settings(List.of(new ClusterSetting("containerInsights", "enhanced")))
                .configuration(KEY)
                .serviceConnectDefaults(new ClusterServiceConnectDefaultsRequest(NAMESPACE))
                .capacityProviders(List.of("FARGATE"))
                .tags(List.of(new Tag("team", "a"))));

        assertThat(created.clusterArn()).isEqualTo(PROD);
        assertThat(created.status()).isEqualTo("ACTIVE");
        assertThat(created.settings()).containsExactly(new ClusterSetting("containerInsights", "enhanced"));
        assertThat(created.configuration()).isEqualTo(KEY);
        assertThat(Objects.requireNonNull(created.serviceConnectDefaults()).namespace())
                .isEqualTo(NAMESPACE);
        assertThat(created.capacityProviders()).containsExactly("FARGATE");
        assertThat(created.tags()).containsExactly(new Tag("team", "a"));
        assertThat(only("prod").configuration()).isEqualTo(KEY);
    }

    @Test
    void a_cluster_without_a_name_is_the_default_one() {
        assertThat(create(CreateClusterRequest.builder()).clusterName()).isEqualTo("default");
    }

    @Test
    void a_new_cluster_has_its_creators_container_insights() {
        ecs.run(new PutAccountSetting(), new PutAccountSettingRequest("containerInsights", "enabled", null));

        assertThat(create(prod()).settings()).containsExactly(new ClusterSetting("containerInsights", "enabled"));
    }

    @Test
    void creating_the_same_cluster_again_changes_nothing() {
        create(prod().tags(List.of(new Tag("team", "a"))));

        Cluster again = create(prod());

        assertThat(again.tags()).containsExactly(new Tag("team", "a"));
        assertThat(create(prod().tags(List.of(new Tag("team", "a")))).clusterArn())
                .isEqualTo(PROD);
    }

    @Test
    void creating_another_cluster_of_that_name_is_refused() {
        create(prod().tags(List.of(new Tag("team", "a"))));

        assertThatThrownBy(() -> create(prod().tags(List.of(new Tag("team", "b")))))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("Arguments on this idempotent request are inconsistent with arguments used in previous"
                        + " request(s).");
    }

    @Test
    void a_deleted_cluster_comes_back_as_a_new_one() {
        create(prod().tags(List.of(new Tag("team", "a"))));
        delete("prod");

        Cluster revived = create(prod());

        assertThat(revived.status()).isEqualTo("ACTIVE");
        assertThat(revived.tags()).isEmpty();
    }

    @Test
    void a_name_with_other_characters_is_refused() {
        assertThatThrownBy(() -> create(CreateClusterRequest.builder().clusterName("no spaces")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("Invalid identifier: no spaces");
        assertThatThrownBy(() -> create(CreateClusterRequest.builder().clusterName(PROD)))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("Invalid identifier: " + PROD);
    }

    @Test
    void a_setting_with_an_unknown_value_is_refused() {
        assertThatThrownBy(() -> create(prod().settings(List.of(new ClusterSetting("containerInsights", "maybe")))))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("Invalid value for setting containerInsights: maybe");
    }

    @Test
    void logging_of_its_own_needs_a_place_for_the_logs() {
        ClusterConfiguration nowhere = ClusterConfiguration.builder()
                .executeCommandConfiguration(ExecuteCommandConfiguration.builder()
                        .logging("OVERRIDE")
                        .build())
                .build();

        assertThatThrownBy(() -> create(prod().configuration(nowhere)))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("A logConfiguration must be specified when logging is set to OVERRIDE.");
    }

    @Test
    void a_namespace_that_is_not_there_is_refused() {
        assertThatThrownBy(() ->
                        create(prod().serviceConnectDefaults(new ClusterServiceConnectDefaultsRequest("internal"))))
                .isInstanceOf(NamespaceNotFoundException.class);
    }

    @Test
    void an_unknown_capacity_provider_is_refused() {
        assertThatThrownBy(() -> create(prod().capacityProviders(List.of("mine"))))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("The specified capacity provider 'mine' was not found. Specify a valid capacity provider"
                        + " and try again.");
    }

    @Test
    void describes_the_default_cluster_when_none_is_named() {
        create(CreateClusterRequest.builder());

        assertThat(describe().clustersOrEmpty())
                .extracting(Cluster::clusterName)
                .containsExactly("default");
    }

    @Test
    void shows_only_the_fields_that_are_included() {
        create(prod().configuration(KEY).tags(List.of(new Tag("team", "a"))));

        Cluster bare = ecs.run(
                        new DescribeClusters(),
                        DescribeClustersRequest.builder()
                                .clusters(List.of("prod"))
                                .build())
                .clustersOrEmpty()
                .getFirst();

        assertThat(bare.tags()).isEmpty();
        assertThat(bare.settings()).isEmpty();
        assertThat(bare.statistics()).isEmpty();
        assertThat(bare.configuration()).isNull();
    }

    @Test
    void a_cluster_that_is_not_there_is_a_failure_not_an_error() {
        String elsewhere = "arn:aws:ecs:eu-west-1:123456789012:cluster/prod";

        assertThat(describe("prod", elsewhere).failures())
                .containsExactly(new Failure(PROD, "MISSING", null), new Failure(elsewhere, "MISSING", null));
    }

    @Test
    void more_than_a_hundred_clusters_are_refused() {
        String[] names = IntStream.range(0, 101).mapToObj(i -> "c" + i).toArray(String[]::new);

        assertThatThrownBy(() -> describe(names)).isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void counts_what_a_cluster_holds() {
        create(prod());
        String instance = fleet.instance("prod");
        fleet.task("prod", "web", instance);
        fleet.stop(fleet.task("prod", "web", instance));
        fleet.spotTask("prod", "job");

        Cluster prod = only("prod");

        assertThat(prod.registeredContainerInstancesCount()).isEqualTo(1);
        assertThat(prod.runningTasksCount()).isZero();
        assertThat(prod.pendingTasksCount()).isEqualTo(2);
        assertThat(prod.activeServicesCount()).isZero();
        assertThat(prod.statistics())
                .hasSize(12)
                .contains(
                        new KeyValuePair("pendingEC2TasksCount", "1"),
                        new KeyValuePair("pendingFargateTasksCount", "1"),
                        new KeyValuePair("pendingExternalTasksCount", "0"));
    }

    @Test
    void lists_clusters_but_not_deleted_ones() {
        create(prod());
        create(CreateClusterRequest.builder().clusterName("gone"));
        delete("gone");

        assertThat(ecs.run(new ListClusters(), ListClustersRequest.builder().build())
                        .clusterArns())
                .containsExactly(PROD);
    }

    @Test
    void a_page_of_no_clusters_or_of_too_many_is_refused() {
        assertThatThrownBy(() -> ecs.run(new ListClusters(), new ListClustersRequest(null, 0)))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> ecs.run(new ListClusters(), new ListClustersRequest(null, 101)))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void a_token_that_was_never_given_out_is_refused() {
        assertThatThrownBy(() -> ecs.run(new ListClusters(), new ListClustersRequest("made-up", null)))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void a_deleted_cluster_stays_describable() {
        create(prod());

        delete(PROD);

        assertThat(only("prod").status()).isEqualTo("INACTIVE");
    }

    @Test
    void a_cluster_with_container_instances_is_not_deleted() {
        create(prod());
        fleet.instance("prod");

        assertThatThrownBy(() -> delete("prod"))
                .isInstanceOf(ClusterContainsContainerInstancesException.class)
                .hasMessage("The Cluster cannot be deleted while Container Instances are active or draining.");
    }

    @Test
    void a_cluster_is_deleted_once_its_tasks_have_stopped() {
        create(prod());
        Task task = fleet.spotTask("prod", "job");

        assertThatThrownBy(() -> delete("prod"))
                .isInstanceOf(ClusterContainsTasksException.class)
                .hasMessage("The Cluster cannot be deleted while Tasks are active.");
        fleet.stop(task);
        delete("prod");

        assertThat(only("prod").status()).isEqualTo("INACTIVE");
    }

    @Test
    void a_cluster_that_is_not_there_is_not_deleted() {
        assertThatThrownBy(() -> delete("prod"))
                .isInstanceOf(ClusterNotFoundException.class)
                .hasMessage("Cluster not found.");
    }

    @Test
    void a_deleted_cluster_is_not_deleted_again() {
        create(prod());
        delete("prod");

        assertThatThrownBy(() -> delete("prod"))
                .isInstanceOf(ClusterNotFoundException.class)
                .hasMessage("The referenced cluster was inactive.");
    }

    @Test
    void an_update_keeps_what_it_does_not_mention() {
        create(prod().configuration(KEY).serviceConnectDefaults(new ClusterServiceConnectDefaultsRequest(NAMESPACE)));

        Cluster updated = Objects.requireNonNull(ecs.run(
                        new UpdateCluster(),
                        UpdateClusterRequest.builder()
                                .cluster("prod")
                                .settings(List.of(new ClusterSetting("containerInsights", "enabled")))
                                .build())
                .cluster());

        assertThat(updated.settings()).containsExactly(new ClusterSetting("containerInsights", "enabled"));
        assertThat(updated.configuration()).isEqualTo(KEY);
        assertThat(updated.serviceConnectDefaults()).isNotNull();
    }

    @Test
    void an_empty_namespace_takes_the_default_away() {
        create(prod().serviceConnectDefaults(new ClusterServiceConnectDefaultsRequest(NAMESPACE)));

        ecs.run(
                new UpdateCluster(),
                UpdateClusterRequest.builder()
                        .cluster("prod")
                        .serviceConnectDefaults(new ClusterServiceConnectDefaultsRequest(""))
                        .build());

        assertThat(only("prod").serviceConnectDefaults()).isNull();
    }

    @Test
    void a_cluster_that_is_not_there_is_not_updated() {
        assertThatThrownBy(() -> ecs.run(
                        new UpdateCluster(),
                        UpdateClusterRequest.builder().cluster("prod").build()))
                .isInstanceOf(ClusterNotFoundException.class);
    }

    @Test
    void updates_the_settings_of_a_cluster() {
        create(prod());

        ecs.run(
                new UpdateClusterSettings(),
                new UpdateClusterSettingsRequest("prod", List.of(new ClusterSetting("containerInsights", "enabled"))));

        assertThat(only("prod").settings()).containsExactly(new ClusterSetting("containerInsights", "enabled"));
    }

    @Test
    void an_unknown_setting_is_refused() {
        create(prod());

        assertThatThrownBy(() -> ecs.run(
                        new UpdateClusterSettings(),
                        new UpdateClusterSettingsRequest("prod", List.of(new ClusterSetting("colour", "red")))))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("Invalid setting name: colour");
    }
}
