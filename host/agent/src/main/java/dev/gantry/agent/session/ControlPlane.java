package dev.gantry.agent.session;

import dev.gantry.shapes.ecs.DiscoverPollEndpointResponse;
import dev.gantry.shapes.ecs.RegisterContainerInstanceRequest;
import dev.gantry.shapes.ecs.RegisterContainerInstanceResponse;
import dev.gantry.shapes.ecs.SubmitTaskStateChangeRequest;

/** The ECS operations that an agent calls. Each throws a ServiceException for AWS' error, UncheckedIOException for none. */
public interface ControlPlane {

    RegisterContainerInstanceResponse register(RegisterContainerInstanceRequest request);

    DiscoverPollEndpointResponse discover(String cluster, String containerInstance);

    void submit(SubmitTaskStateChangeRequest change);
}
