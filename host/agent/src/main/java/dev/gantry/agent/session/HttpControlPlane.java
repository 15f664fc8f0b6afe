package dev.gantry.agent.session;

import dev.gantry.shapes.ecs.DiscoverPollEndpointRequest;
import dev.gantry.shapes.ecs.DiscoverPollEndpointResponse;
import dev.gantry.shapes.ecs.RegisterContainerInstanceRequest;
import dev.gantry.shapes.ecs.RegisterContainerInstanceResponse;
import dev.gantry.shapes.ecs.SubmitTaskStateChangeRequest;
import dev.gantry.shapes.ecs.SubmitTaskStateChangeResponse;

/** The control plane over HTTP. */
public final class HttpControlPlane implements ControlPlane {

    private static final String PREFIX = "AmazonEC2ContainerServiceV20141113.";

    private final ApiClient client;
    private final String region;

    public HttpControlPlane(ApiClient client, String region) {
        this.client = client;
        this.region = region;
    }

    @Override
    public RegisterContainerInstanceResponse register(RegisterContainerInstanceRequest request) {
        return client.call(operation("RegisterContainerInstance"), request, RegisterContainerInstanceResponse.SHAPE);
    }

    @Override
    public DiscoverPollEndpointResponse discover(String cluster, String containerInstance) {
        DiscoverPollEndpointRequest request = DiscoverPollEndpointRequest.builder()
                .cluster(cluster)
                .containerInstance(containerInstance)
                .build();
        return client.call(operation("DiscoverPollEndpoint"), request, DiscoverPollEndpointResponse.SHAPE);
    }

    @Override
    public void submit(SubmitTaskStateChangeRequest change) {
        client.call(operation("SubmitTaskStateChange"), change, SubmitTaskStateChangeResponse.SHAPE);
    }

    private ApiClient.Operation operation(String name) {
        return operation(region, name);
    }

    static ApiClient.Operation operation(String region, String name) {
        return new ApiClient.Operation("ecs", region, PREFIX + name);
    }
}
