package dev.gantry.ecs.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.ecs.EcsTester;
import dev.gantry.ecs.Fleet;
import dev.gantry.shapes.ecs.ClientException;
import dev.gantry.shapes.ecs.ClusterNotFoundException;
import dev.gantry.shapes.ecs.DescribeClustersRequest;
import dev.gantry.shapes.ecs.DescribeTaskDefinitionRequest;
import dev.gantry.shapes.ecs.ListAccountSettingsRequest;
import dev.gantry.shapes.ecs.ListClustersRequest;
import dev.gantry.shapes.ecs.ListContainerInstancesRequest;
import dev.gantry.shapes.ecs.ListTagsForResourceRequest;
import dev.gantry.shapes.ecs.ListTaskDefinitionFamiliesRequest;
import dev.gantry.shapes.ecs.ListTaskDefinitionsRequest;
import dev.gantry.shapes.ecs.PutAccountSettingDefaultRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

class IsolationTest {

    private static final List<String> ACCOUNTS = List.of("123456789012", "12345678901");
    private static final List<String> REGIONS = List.of("us-east-1", "us-east-2");

    private final EcsTester ecs = EcsTester.start();
    private final List<EcsTester> places = ACCOUNTS.stream()
            .flatMap(account -> REGIONS.stream().map(region -> ecs.in(account, region)))
            .toList();

    @Test
    void accounts_and_regions_share_nothing() {
        for (EcsTester place : places) {
            furnish(place);
        }

        for (EcsTester place : places) {
            String root = "arn:aws:ecs:" + place.scope().region() + ":"
                    + place.scope().account() + ":";
            assertThat(clusters(place)).containsExactly(root + "cluster/prod");
            assertThat(instances(place)).hasSize(1).allMatch(arn -> arn.startsWith(root));
            assertThat(definitions(place)).containsExactly(root + "task-definition/web:1");
            assertThat(families(place)).containsExactly("web");
            assertThat(settings(place)).isEqualTo(1);
        }
    }

    @Test
    void arns_of_elsewhere_name_nothing_here() {
        furnish(places.getFirst());
        EcsTester other = places.getLast();

        assertThatThrownBy(() -> other.run(
                        new DescribeTaskDefinition(),
                        new DescribeTaskDefinitionRequest(
                                definitions(places.getFirst()).getFirst(), List.of())))
                .isInstanceOf(ClientException.class);
        String cluster = clusters(places.getFirst()).getFirst();
        assertThat(other.run(new DescribeClusters(), new DescribeClustersRequest(List.of(cluster), List.of()))
                        .clusters())
                .isEmpty();
        assertThatThrownBy(() -> other.run(new ListTagsForResource(), new ListTagsForResourceRequest(cluster)))
                .isInstanceOf(ClusterNotFoundException.class);
    }

    private static void furnish(EcsTester place) {
        Fleet fleet = new Fleet(place);
        fleet.cluster("prod");
        fleet.instance("prod");
        fleet.definition("web");
        place.run(new PutAccountSettingDefault(), new PutAccountSettingDefaultRequest("containerInsights", "enabled"));
    }

    private static List<String> clusters(EcsTester place) {
        return place.run(new ListClusters(), ListClustersRequest.builder().build())
                .clusterArnsOrEmpty();
    }

    private static List<String> instances(EcsTester place) {
        return place.run(
                        new ListContainerInstances(),
                        ListContainerInstancesRequest.builder().cluster("prod").build())
                .containerInstanceArnsOrEmpty();
    }

    private static List<String> definitions(EcsTester place) {
        return place.run(
                        new ListTaskDefinitions(),
                        ListTaskDefinitionsRequest.builder().build())
                .taskDefinitionArnsOrEmpty();
    }

    private static List<String> families(EcsTester place) {
        return place.run(
                        new ListTaskDefinitionFamilies(),
                        ListTaskDefinitionFamiliesRequest.builder().build())
                .familiesOrEmpty();
    }

    private static long settings(EcsTester place) {
        String root = "arn:aws:iam::" + place.scope().account() + ":root";
        return place.run(
                        new ListAccountSettings(),
                        ListAccountSettingsRequest.builder().principalArn(root).build())
                .settingsOrEmpty()
                .size();
    }
}
