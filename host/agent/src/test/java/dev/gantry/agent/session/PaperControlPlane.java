package dev.gantry.agent.session;

import dev.gantry.shapes.ecs.Attribute;
import dev.gantry.shapes.ecs.ContainerInstance;
import dev.gantry.shapes.ecs.DiscoverPollEndpointResponse;
import dev.gantry.shapes.ecs.RegisterContainerInstanceRequest;
import dev.gantry.shapes.ecs.RegisterContainerInstanceResponse;
import dev.gantry.shapes.ecs.SubmitTaskStateChangeRequest;
import dev.gantry.value.ServiceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The API of a control plane without sockets: it registers whom it does not know and takes what it is sent. */
final class PaperControlPlane implements ControlPlane {

    static final String ARN = "arn:aws:ecs:us-east-1:123456789012:container-instance/demo/i";

    final List<RegisterContainerInstanceRequest> registrations = new ArrayList<>();
    final List<SubmitTaskStateChangeRequest> submitted = new ArrayList<>();
    final Set<String> instances = new HashSet<>();
    /** What the next submits are answered with, one after the other. */
    final Deque<RuntimeException> failures = new ArrayDeque<>();

    boolean down;
    boolean dropsAttributes;
    int discoveries;
    private int enrolled;

    static ServiceException error(String code, int status) {
        return new ServiceException(code, status, "as told");
    }

    private void answer() {
        if (down) {
            throw new UncheckedIOException(new IOException("connection refused"));
        }
    }

    @Override
    public RegisterContainerInstanceResponse register(RegisterContainerInstanceRequest request) {
        answer();
        registrations.add(request);
        String known = request.containerInstanceArn();
        if (known != null && !instances.contains(known)) {
            throw new ServiceException("ClientException", 400, "The specified container instance was not found.");
        }
        String arn = known != null ? known : ARN + ++enrolled;
        instances.add(arn);
        List<Attribute> echoed = dropsAttributes ? List.of() : request.attributesOrEmpty();
        return new RegisterContainerInstanceResponse(ContainerInstance.builder()
                .containerInstanceArn(arn)
                .attributes(echoed)
                .build());
    }

    @Override
    public DiscoverPollEndpointResponse discover(String cluster, String containerInstance) {
        answer();
        discoveries++;
        return DiscoverPollEndpointResponse.builder()
                .endpoint("http://127.0.0.1:1/acs/")
                .telemetryEndpoint("http://127.0.0.1:1/tcs/")
                .build();
    }

    @Override
    public void submit(SubmitTaskStateChangeRequest change) {
        answer();
        RuntimeException failure = failures.poll();
        if (failure != null) {
            throw failure;
        }
        submitted.add(change);
    }
}
