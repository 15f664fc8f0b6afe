package dev.gantry.agent.session;

import dev.gantry.agent.runtime.RuntimeInfo;
import dev.gantry.agent.state.AgentState;
import dev.gantry.agent.task.HostResources;
import dev.gantry.shapes.ecs.Attribute;
import dev.gantry.shapes.ecs.ContainerInstance;
import dev.gantry.shapes.ecs.RegisterContainerInstanceRequest;
import dev.gantry.shapes.ecs.Resource;
import dev.gantry.value.ServiceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the host a container instance, and the same one again at every later start. */
final class Registration {

    private static final Logger LOG = LoggerFactory.getLogger(Registration.class);
    private static final String INSTANCE = "session/container-instance";
    private static final String UNKNOWN = "ClientException";

    private final ControlPlane controlPlane;
    private final AgentState state;
    private final AgentOptions options;
    private final RuntimeInfo machine;

    Registration(ControlPlane controlPlane, AgentState state, AgentOptions options, RuntimeInfo machine) {
        this.controlPlane = controlPlane;
        this.state = state;
        this.options = options;
        this.machine = machine;
    }

    /** The instance's ARN. One that the control plane does not know any more is registered anew. */
    String register() {
        Optional<String> known = state.find(INSTANCE, String.class);
        if (known.isEmpty()) {
            return first();
        }
        try {
            return arn(request().containerInstanceArn(known.get()).build());
        } catch (ServiceException refused) {
            if (!refused.code().equals(UNKNOWN)) {
                throw refused;
            }
            LOG.warn("{} is not known any more: registering anew", known.get());
            return first();
        }
    }

    private String first() {
        List<Attribute> attributes = new ArrayList<>(options.attributes());
        attributes.addAll(capabilities());
        String arn = arn(request().attributes(attributes).build());
        state.put(INSTANCE, arn);
        state.force();
        return arn;
    }

    private String arn(RegisterContainerInstanceRequest request) {
        ContainerInstance registered =
                Objects.requireNonNull(controlPlane.register(request).containerInstance());
        if (!registered.attributesOrEmpty().containsAll(request.attributesOrEmpty())) {
            throw new IllegalStateException("The control plane did not take all attributes of this host.");
        }
        return Objects.requireNonNull(registered.containerInstanceArn());
    }

    private RegisterContainerInstanceRequest.Builder request() {
        return RegisterContainerInstanceRequest.builder()
                .cluster(options.cluster())
                .instanceIdentityDocument("")
                .instanceIdentityDocumentSignature("")
                .totalResources(resources())
                .attributes(capabilities())
                .tags(options.tags());
    }

    private List<Attribute> capabilities() {
        return Capabilities.of(machine, options.fargate());
    }

    private List<Resource> resources() {
        HostResources host = resourcesOf(machine, options);
        return List.of(
                integer("CPU", host.cpu()),
                integer("MEMORY", host.memoryMiB()),
                ports("PORTS", host.takenTcpPorts()),
                ports("PORTS_UDP", host.takenUdpPorts()));
    }

    /** What the agent has to give: the control plane and the agent's own admission count the same. */
    static HostResources resourcesOf(RuntimeInfo machine, AgentOptions options) {
        return HostResources.of(machine.cpus(), machine.memoryMiB() - options.reservedMemoryMiB());
    }

    private static Resource integer(String name, int value) {
        return Resource.builder().name(name).type("INTEGER").integerValue(value).build();
    }

    private static Resource ports(String name, java.util.Collection<Integer> ports) {
        return Resource.builder()
                .name(name)
                .type("STRINGSET")
                .stringSetValue(
                        new TreeSet<>(ports).stream().map(String::valueOf).toList())
                .build();
    }
}
