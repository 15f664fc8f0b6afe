package dev.gantry.ecs.operations;

import dev.gantry.ecs.EcsTables;
import dev.gantry.ecs.EcsTester;
import dev.gantry.ecs.Fleet;
import dev.gantry.ecs.domain.instance.ContainerInstanceLifecycle;
import dev.gantry.ecs.domain.instance.InstanceId;
import dev.gantry.ecs.domain.instance.InstanceSignal;
import dev.gantry.ecs.domain.service.ServiceId;
import dev.gantry.shapes.ecs.CreateServiceRequest;
import dev.gantry.shapes.ecs.DeleteServiceRequest;
import dev.gantry.shapes.ecs.DescribeServicesRequest;
import dev.gantry.shapes.ecs.Service;
import dev.gantry.shapes.ecs.UpdateServiceRequest;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** Cluster prod, definition web:1, and services in it, as tests of the service operations ask for them. */
final class ServiceRequests {

    final EcsTester ecs;
    final Fleet fleet;

    /** The scheduler sleeps: services stay as operations leave them. */
    ServiceRequests() {
        this(EcsTester.withoutScheduler());
    }

    ServiceRequests(EcsTester ecs) {
        this.ecs = ecs;
        this.fleet = new Fleet(ecs);
        fleet.cluster("prod");
        fleet.definition("web");
    }

    /** Two tasks of the newest web. */
    static CreateServiceRequest.Builder web() {
        return CreateServiceRequest.builder()
                .cluster("prod")
                .serviceName("web")
                .taskDefinition("web")
                .desiredCount(2);
    }

    Service create(UnaryOperator<CreateServiceRequest.Builder> wishes) {
        CreateServiceRequest request = wishes.apply(web()).build();
        return Objects.requireNonNull(ecs.run(new CreateService(), request).service());
    }

    Service create() {
        return create(request -> request);
    }

    Service external() {
        return create(request -> request.taskDefinition(null)
                .deploymentController(new dev.gantry.shapes.ecs.DeploymentController("EXTERNAL")));
    }

    Service update(UnaryOperator<UpdateServiceRequest.Builder> wishes) {
        UpdateServiceRequest.Builder request =
                UpdateServiceRequest.builder().cluster("prod").service("web");
        return Objects.requireNonNull(
                ecs.run(new UpdateService(), wishes.apply(request).build()).service());
    }

    Service delete(boolean force) {
        return Objects.requireNonNull(ecs.run(new DeleteService(), new DeleteServiceRequest("prod", "web", force))
                .service());
    }

    Service describe(String name) {
        return ecs.run(
                        new DescribeServices(),
                        DescribeServicesRequest.builder()
                                .cluster("prod")
                                .services(List.of(name))
                                .include(List.of("TAGS"))
                                .build())
                .servicesOrEmpty()
                .getFirst();
    }

    dev.gantry.ecs.domain.service.Service row(String name) {
        return ecs.view()
                .find(EcsTables.SERVICES, new ServiceId(ecs.scope(), "prod", name).key())
                .orElseThrow();
    }

    /** An instance with room for tasks, its agent connected. */
    void instance() {
        String arn = fleet.instance("prod");
        InstanceId id = new InstanceId(ecs.scope(), "prod", arn.substring(arn.lastIndexOf('/') + 1));
        ecs.write(tx -> tx.put(
                EcsTables.INSTANCES,
                ContainerInstanceLifecycle.next(
                        tx.find(EcsTables.INSTANCES, id.key()).orElseThrow(), new InstanceSignal.AgentConnected())));
    }

    void write(dev.gantry.ecs.domain.service.Service row) {
        ecs.write(tx -> tx.put(EcsTables.SERVICES, row));
    }
}
