package dev.gantry.ecs.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.shapes.ecs.ConflictException;
import dev.gantry.shapes.ecs.DescribeServiceDeploymentsRequest;
import dev.gantry.shapes.ecs.DescribeServiceRevisionsRequest;
import dev.gantry.shapes.ecs.Failure;
import dev.gantry.shapes.ecs.ListServiceDeploymentsRequest;
import dev.gantry.shapes.ecs.ListServiceDeploymentsResponse;
import dev.gantry.shapes.ecs.Service;
import dev.gantry.shapes.ecs.ServiceDeployment;
import dev.gantry.shapes.ecs.ServiceDeploymentBrief;
import dev.gantry.shapes.ecs.ServiceDeploymentNotFoundException;
import dev.gantry.shapes.ecs.ServiceNotFoundException;
import dev.gantry.shapes.ecs.ServiceRevision;
import dev.gantry.shapes.ecs.StopServiceDeploymentRequest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ServiceDeploymentOperationsTest {

    private final ServiceRequests services = new ServiceRequests();

    private ListServiceDeploymentsResponse list(UnaryOperator<ListServiceDeploymentsRequest.Builder> wishes) {
        return services.ecs.run(
                new ListServiceDeployments(),
                wishes.apply(ListServiceDeploymentsRequest.builder()
                                .cluster("prod")
                                .service("web"))
                        .build());
    }

    private ServiceDeployment describe(String arn) {
        return services.ecs
                .run(new DescribeServiceDeployments(), new DescribeServiceDeploymentsRequest(List.of(arn)))
                .serviceDeploymentsOrEmpty()
                .getFirst();
    }

    private static String current(Service service) {
        return Objects.requireNonNull(service.currentServiceDeployment());
    }

    @Test
    void a_service_deployment_goes_from_what_ran_to_what_shall_run() {
        String first = current(services.create());
        services.ecs.advance(Duration.ofSeconds(5));
        services.fleet.definition("web");
        Service service = services.update(request -> request.taskDefinition("web"));

        ServiceDeployment going = describe(current(service));

        assertThat(going.status()).isEqualTo("IN_PROGRESS");
        assertThat(going.targetServiceRevision())
                .satisfies(target -> assertThat(Objects.requireNonNull(target).requestedTaskCount())
                        .isEqualTo(2));
        assertThat(going.sourceServiceRevisionsOrEmpty()).hasSize(1);
        assertThat(describe(first).status()).isEqualTo("STOPPED");
        assertThat(list(request -> request).serviceDeploymentsOrEmpty())
                .extracting(ServiceDeploymentBrief::serviceDeploymentArn)
                .containsExactly(current(service), first);
        assertThat(list(request -> request.status(List.of("STOPPED"))).serviceDeploymentsOrEmpty())
                .extracting(ServiceDeploymentBrief::serviceDeploymentArn)
                .containsExactly(first);
        ListServiceDeploymentsResponse page = list(request -> request.maxResults(1));
        assertThat(list(request -> request.nextToken(page.nextToken())).serviceDeploymentsOrEmpty())
                .extracting(ServiceDeploymentBrief::serviceDeploymentArn)
                .containsExactly(first);
    }

    @Test
    void a_revision_tells_what_tasks_are_started_from() {
        Service service = services.create();
        String arn = Objects.requireNonNull(
                service.currentServiceRevisionsOrEmpty().getFirst().arn());

        ServiceRevision revision = services.ecs
                .run(new DescribeServiceRevisions(), new DescribeServiceRevisionsRequest(List.of(arn)))
                .serviceRevisionsOrEmpty()
                .getFirst();

        assertThat(revision.serviceRevisionArn()).isEqualTo(arn);
        assertThat(revision.taskDefinition()).isEqualTo(service.taskDefinition());
        assertThat(revision.launchType()).isEqualTo("EC2");
    }

    @Test
    void what_is_unknown_is_a_failure() {
        String gone = "arn:aws:ecs:us-east-1:123456789012:service-deployment/prod/web/abc";

        assertThat(services.ecs
                        .run(new DescribeServiceDeployments(), new DescribeServiceDeploymentsRequest(List.of(gone)))
                        .failures())
                .containsExactly(new Failure(gone, "MISSING", null));
        assertThat(services.ecs
                        .run(new DescribeServiceRevisions(), new DescribeServiceRevisionsRequest(List.of("web")))
                        .failures())
                .containsExactly(new Failure("web", "MISSING", null));
        assertThatThrownBy(() -> list(request -> request)).isInstanceOf(ServiceNotFoundException.class);
    }

    @Test
    void a_service_deployment_is_stopped_once() {
        String arn = current(services.create());

        services.ecs.run(new StopServiceDeployment(), new StopServiceDeploymentRequest(arn, null));

        assertThat(describe(arn).status()).isEqualTo("ROLLBACK_REQUESTED");
        assertThatThrownBy(() -> services.ecs.run(
                        new StopServiceDeployment(), new StopServiceDeploymentRequest(arn, "ROLLBACK")))
                .isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> services.ecs.run(
                        new StopServiceDeployment(), new StopServiceDeploymentRequest(arn + "x", null)))
                .isInstanceOf(ServiceDeploymentNotFoundException.class);
    }
}
