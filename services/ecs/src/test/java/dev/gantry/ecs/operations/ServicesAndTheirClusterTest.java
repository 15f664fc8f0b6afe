package dev.gantry.ecs.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.EcsTester;
import dev.gantry.ecs.domain.service.ServiceStatus;
import dev.gantry.shapes.ecs.ClusterContainsServicesException;
import dev.gantry.shapes.ecs.DeleteClusterRequest;
import dev.gantry.shapes.ecs.DeleteTaskDefinitionsRequest;
import dev.gantry.shapes.ecs.DeregisterTaskDefinitionRequest;
import dev.gantry.shapes.ecs.DescribeClustersRequest;
import dev.gantry.shapes.ecs.DescribeServicesRequest;
import dev.gantry.shapes.ecs.DescribeServicesResponse;
import dev.gantry.shapes.ecs.Failure;
import dev.gantry.shapes.ecs.InvalidParameterException;
import dev.gantry.shapes.ecs.KeyValuePair;
import dev.gantry.shapes.ecs.ListServicesByNamespaceRequest;
import dev.gantry.shapes.ecs.ListServicesRequest;
import dev.gantry.shapes.ecs.ListServicesResponse;
import dev.gantry.shapes.ecs.ListTagsForResourceRequest;
import dev.gantry.shapes.ecs.ListTasksRequest;
import dev.gantry.shapes.ecs.NamespaceNotFoundException;
import dev.gantry.shapes.ecs.ServiceNotFoundException;
import dev.gantry.shapes.ecs.Tag;
import dev.gantry.shapes.ecs.TagResourceRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ServicesAndTheirClusterTest {

    private static final String ARN = "arn:aws:ecs:us-east-1:123456789012:service/prod/";

    private final ServiceRequests services = new ServiceRequests(EcsTester.start());

    private ListServicesResponse list(UnaryOperator<ListServicesRequest.Builder> wishes) {
        return services.ecs.run(
                new ListServices(),
                wishes.apply(ListServicesRequest.builder().cluster("prod")).build());
    }

    private DescribeServicesResponse describe(List<String> named) {
        return services.ecs.run(
                new DescribeServices(),
                DescribeServicesRequest.builder()
                        .cluster("prod")
                        .services(named)
                        .build());
    }

    private void gone(String name) {
        services.write(services.row(name)
                .with(draft -> draft.status(ServiceStatus.INACTIVE).noPrimary()));
    }

    @Test
    void a_service_is_described_by_name_and_by_arn_and_a_missing_one_is_a_failure() {
        services.create();

        DescribeServicesResponse response = describe(List.of("web", ARN + "gone"));

        assertThat(response.servicesOrEmpty()).singleElement().satisfies(service -> {
            assertThat(service.serviceArn()).isEqualTo(ARN + "web");
            assertThat(service.tags()).isNull();
        });
        assertThat(response.failures()).containsExactly(new Failure(ARN + "gone", "MISSING", null));
    }

    @Test
    void none_more_than_ten_and_those_of_another_cluster_are_refused() {
        assertThatThrownBy(() -> describe(List.of()))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("Services cannot be empty.");
        assertThatThrownBy(() -> describe(Collections.nCopies(11, "web")))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> describe(List.of(ARN.replace("prod", "test") + "web")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("Identifier is for test. Your cluster is prod");
    }

    @Test
    void ten_services_are_a_page() {
        IntStream.range(0, 13).forEach(i -> services.create(request -> request.serviceName("web-" + (10 + i))));

        ListServicesResponse first = list(request -> request);
        ListServicesResponse second = list(request -> request.nextToken(first.nextToken()));

        assertThat(first.serviceArnsOrEmpty()).hasSize(10).startsWith(ARN + "web-10");
        assertThat(second.serviceArns()).containsExactly(ARN + "web-20", ARN + "web-21", ARN + "web-22");
        assertThat(second.nextToken()).isNull();
        assertThatThrownBy(() -> list(request -> request.maxResults(101)))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void services_are_listed_by_what_they_are_while_they_are_active() {
        services.create();
        services.create(
                request -> request.serviceName("d").schedulingStrategy("DAEMON").desiredCount(null));
        services.create(request -> request.serviceName("old"));
        gone("old");

        assertThat(list(request -> request).serviceArnsOrEmpty()).hasSize(2);
        assertThat(list(request -> request.schedulingStrategy("DAEMON")).serviceArns())
                .containsExactly(ARN + "d");
        assertThat(list(request -> request.launchType("FARGATE")).serviceArns()).isEmpty();
        assertThat(list(request -> request.launchType("EC2")).serviceArns()).hasSize(2);
        assertThat(list(request -> request.resourceManagementType("ECS")).serviceArns())
                .isEmpty();
    }

    @Test
    void there_is_no_namespace_to_list_services_by() {
        assertThatThrownBy(() -> services.ecs.run(
                        new ListServicesByNamespace(),
                        ListServicesByNamespaceRequest.builder().namespace("n").build()))
                .isInstanceOf(NamespaceNotFoundException.class);
    }

    @Test
    void a_cluster_is_not_deleted_before_its_last_service_is_gone() {
        services.create();

        assertThatThrownBy(() -> services.ecs.run(new DeleteCluster(), new DeleteClusterRequest("prod")))
                .isInstanceOf(ClusterContainsServicesException.class)
                .hasMessage("The Cluster cannot be deleted while Services are active.");
        gone("web");

        services.ecs.run(new DeleteCluster(), new DeleteClusterRequest("prod"));
    }

    @Test
    void a_cluster_counts_its_services() {
        services.create();
        services.create(request -> request.serviceName("old"));
        services.ecs.run(new DeleteService(), new dev.gantry.shapes.ecs.DeleteServiceRequest("prod", "old", true));

        dev.gantry.shapes.ecs.Cluster cluster = services.ecs
                .run(new DescribeClusters(), new DescribeClustersRequest(List.of("prod"), List.of("STATISTICS")))
                .clustersOrEmpty()
                .getFirst();

        assertThat(cluster.activeServicesCount()).isEqualTo(1);
        assertThat(cluster.statistics())
                .contains(
                        new KeyValuePair("activeEC2ServiceCount", "1"),
                        new KeyValuePair("drainingEC2ServiceCount", "0"),
                        new KeyValuePair("activeFargateServiceCount", "0"));
    }

    @Test
    void tags_of_a_service_go_with_it() {
        services.create();
        services.ecs.run(new TagResource(), new TagResourceRequest(ARN + "web", List.of(new Tag("team", "blue"))));

        assertThat(services.describe("web").tags()).containsExactly(new Tag("team", "blue"));
        assertThat(services.delete(true).tags()).isNullOrEmpty();
        assertThatThrownBy(
                        () -> services.ecs.run(new ListTagsForResource(), new ListTagsForResourceRequest(ARN + "web")))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> services.ecs.run(
                        new ListTagsForResource(),
                        new ListTagsForResourceRequest("arn:aws:ecs:us-east-1:123456789012:service/web")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageStartingWith("The new ARN and resource ID format must be enabled");
    }

    @Test
    void tasks_are_listed_by_service() {
        services.instance();
        services.create();
        services.create(request -> request.serviceName("other").desiredCount(1));

        assertThatThrownBy(() -> services.ecs.run(
                        new ListTasks(),
                        ListTasksRequest.builder()
                                .cluster("prod")
                                .serviceName("gone")
                                .build()))
                .isInstanceOf(ServiceNotFoundException.class)
                .hasMessage("Service not found.");
        assertThat(services.ecs
                        .run(
                                new ListTasks(),
                                ListTasksRequest.builder()
                                        .cluster("prod")
                                        .serviceName(ARN + "web")
                                        .build())
                        .taskArns())
                .hasSize(2);
    }

    @Test
    void a_deleted_definition_stays_as_long_as_a_service_starts_tasks_of_it() {
        services.create();
        services.ecs.run(new DeregisterTaskDefinition(), new DeregisterTaskDefinitionRequest("web:1"));
        services.ecs.run(new DeleteTaskDefinitions(), new DeleteTaskDefinitionsRequest(List.of("web:1")));

        services.ecs.advance(Duration.ofMinutes(3));
        assertThat(services.ecs.view().all(EcsTables.TASK_DEFINITIONS)).hasSize(1);
        services.delete(true);
        services.ecs.advance(Duration.ofMinutes(3));

        assertThat(services.row("web").status()).isEqualTo(ServiceStatus.INACTIVE);
        assertThat(services.ecs.view().all(EcsTables.TASK_DEFINITIONS)).isEmpty();
    }

    @Test
    void a_service_is_deleted_when_it_is_scaled_to_nothing_or_by_force() {
        services.create();
        assertThatThrownBy(() -> services.delete(false))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("The service cannot be stopped while it is scaled above 0.");
        services.update(request -> request.desiredCount(0));

        assertThat(services.delete(false).status()).isEqualTo("DRAINING");

        assertThat(services.describe("web").status()).isEqualTo("INACTIVE");
        assertThat(services.describe("web").taskDefinition()).endsWith("web:1");
        assertThatThrownBy(() -> services.delete(true))
                .isInstanceOf(ServiceNotFoundException.class)
                .hasMessage("Service not found.");
    }

    @Test
    void a_service_in_the_middle_of_a_deployment_is_deleted_by_force_only() {
        services.instance();
        services.create();
        services.update(request -> request.desiredCount(0).forceNewDeployment(true));

        assertThatThrownBy(() -> services.delete(false))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessage("The service cannot be stopped while deployments are active.");
        assertThat(services.delete(true).status()).isEqualTo("DRAINING");
    }
}
