package dev.gantry.ecs;

import dev.gantry.shapes.ecs.Attribute;
import dev.gantry.shapes.ecs.PlatformDeviceType;
import dev.gantry.shapes.ecs.RegisterContainerInstanceRequest;
import dev.gantry.shapes.ecs.Resource;
import dev.gantry.value.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The attributes of a registering host: what its agent says, what it keeps from before, and what we add. */
public final class HostAttributes {

    /** How many awsvpc tasks a host takes: here a host's network gives them addresses, not a limited card. */
    public static final int NETWORK_INTERFACES = 100_000;

    /** With this attribute an agent enrols its host in the account's Fargate pool instead of a cluster. */
    private static final Attribute FARGATE_HOST =
            Attribute.builder().name("gantry.capacity").value("FARGATE").build();

    private static final String ZONE = "ecs.availability-zone";
    private static final Pattern INSTANCE_ID = Pattern.compile("\"instanceId\"\\s*:\\s*\"(i-[0-9a-f]+)\"");

    private HostAttributes() {}

    public static boolean isFargateHost(List<Attribute> attributes) {
        return attributes.contains(FARGATE_HOST);
    }

    /** All that the agent sent, name by name as it sent them, and an availability zone if it named none. */
    public static List<Attribute> first(List<Attribute> sent, Scope scope) {
        List<Attribute> all = new ArrayList<>(sent);
        if (all.stream().noneMatch(attribute -> ZONE.equals(attribute.name()))) {
            all.add(Attribute.builder().name(ZONE).value(scope.region() + "a").build());
        }
        return all;
    }

    /** A restarted agent sends no custom attributes; those that are there stay, the others become as it says. */
    public static List<Attribute> again(List<Attribute> before, List<Attribute> sent) {
        Map<String, Attribute> all = new LinkedHashMap<>();
        before.forEach(attribute -> all.put(name(attribute), attribute));
        sent.forEach(attribute -> all.put(name(attribute), attribute));
        return List.copyOf(all.values());
    }

    /** Out of the instance identity document, when there is one; an external host has none. */
    public static Optional<String> ec2InstanceId(RegisterContainerInstanceRequest request) {
        Matcher id = INSTANCE_ID.matcher(Objects.requireNonNullElse(request.instanceIdentityDocument(), ""));
        return id.find() ? Optional.of(id.group(1)) : Optional.empty();
    }

    /** Agents name their GPUs as platform devices, not among their resources. */
    public static List<Resource> withGpus(RegisterContainerInstanceRequest request) {
        List<Resource> all = new ArrayList<>(request.totalResourcesOrEmpty());
        List<String> gpus = request.platformDevicesOrEmpty().stream()
                .filter(device -> PlatformDeviceType.GPU.equals(device.type()))
                .flatMap(device -> Optional.ofNullable(device.id()).stream())
                .toList();
        if (!gpus.isEmpty()) {
            all.add(Resource.builder()
                    .name("GPU")
                    .type("STRINGSET")
                    .stringSetValue(gpus)
                    .build());
        }
        return all;
    }

    private static String name(Attribute attribute) {
        return Objects.requireNonNullElse(attribute.name(), "");
    }
}
