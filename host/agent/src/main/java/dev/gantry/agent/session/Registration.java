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
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** Makes the host a container instance, and the same one again at every later start. */
final class Registration {

    static final String INSTANCE = "session/container-instance";
    static final String ZONE = "session/availability-zone";
    private static final String CLUSTER = "session/cluster";
    private static final String UNKNOWN = "ClientException";
    private static final String SHRUNK = "type changes are not supported";

    private final ControlPlane controlPlane;
    private final AgentState state;
    private final AgentOptions options;
    private final RuntimeInfo machine;
    private final List<Attribute> capabilities;

    Registration(
            ControlPlane controlPlane,
            AgentState state,
            AgentOptions options,
            RuntimeInfo machine,
            List<Attribute> capabilities) {
        this.controlPlane = controlPlane;
        this.state = state;
        this.options = options;
        this.machine = machine;
        this.capabilities = capabilities;
    }

    /** The ARN of the container instance that this host is, if it ever was one. */
    Optional<String> known() {
        return state.find(INSTANCE, String.class);
    }

    /** A host belongs to the cluster that it first joined. */
    void checkCluster() {
        Optional<String> joined = state.find(CLUSTER, String.class);
        if (joined.filter(cluster -> !cluster.equals(home())).isPresent()) {
            throw new IllegalStateException("This host is " + known().orElse("") + " of " + joined.get()
                    + ". To enrol it in " + home() + ", delete the agent's state first.");
        }
    }

    private String home() {
        return options.fargate() ? "the Fargate pool" : "cluster " + options.cluster();
    }

    /** Enrols the host as a new container instance. */
    String first() {
        List<Attribute> attributes = new ArrayList<>(options.attributes());
        attributes.addAll(capabilities);
        String arn = arn(request().attributes(attributes).build());
        state.put(INSTANCE, arn);
        state.put(CLUSTER, home());
        state.force();
        return arn;
    }

    /** Says again what the host can give. False if the control plane has no such container instance. */
    boolean again(String arn) {
        try {
            arn(request().containerInstanceArn(arn).build());
            return true;
        } catch (ServiceException refused) {
            if (refused.code().equals(UNKNOWN) && !refused.text().contains(SHRUNK)) {
                return false;
            }
            throw refused;
        }
    }

    private String arn(RegisterContainerInstanceRequest request) {
        ContainerInstance registered =
                Objects.requireNonNull(controlPlane.register(request).containerInstance(), "no container instance");
        List<String> taken =
                registered.attributesOrEmpty().stream().map(Registration::text).toList();
        for (Attribute sent : request.attributesOrEmpty()) {
            if (!taken.contains(text(sent))) {
                throw new ServiceException(
                        "AttributeMismatch", 500, "The control plane did not take the attribute " + sent.name() + ".");
            }
        }
        registered.attributesOrEmpty().stream()
                .filter(attribute -> "ecs.availability-zone".equals(attribute.name()) && attribute.value() != null)
                .findFirst()
                .ifPresent(zone -> state.put(ZONE, Objects.requireNonNull(zone.value())));
        return Objects.requireNonNull(registered.containerInstanceArn(), "no container instance ARN");
    }

    /** A value that is missing and an empty one are the same. */
    private static String text(Attribute attribute) {
        return attribute.name() + "=" + Objects.requireNonNullElse(attribute.value(), "");
    }

    private RegisterContainerInstanceRequest.Builder request() {
        return RegisterContainerInstanceRequest.builder()
                .cluster(options.cluster())
                .instanceIdentityDocument("")
                .instanceIdentityDocumentSignature("")
                .totalResources(resources())
                .attributes(capabilities)
                .tags(options.tags());
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

    private static Resource ports(String name, Collection<Integer> ports) {
        return Resource.builder()
                .name(name)
                .type("STRINGSET")
                .stringSetValue(
                        new TreeSet<>(ports).stream().map(String::valueOf).toList())
                .build();
    }
}
