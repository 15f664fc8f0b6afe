package dev.gantry.ecs.domain.instance;

import dev.gantry.shapes.ecs.Resource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The resources of an instance in the form that agents and clients use: CPU, MEMORY, PORTS, PORTS_UDP, GPU. */
public final class ResourceList {

    private ResourceList() {}

    /** What RegisterContainerInstance says the instance has. */
    public static RegisteredResources parse(List<Resource> resources, int networkInterfaces) {
        return new RegisteredResources(
                number(resources, "CPU"),
                number(resources, "MEMORY"),
                ports(resources, "PORTS"),
                ports(resources, "PORTS_UDP"),
                set(resources, "GPU"),
                networkInterfaces);
    }

    private static int number(List<Resource> resources, String name) {
        return named(resources, name)
                .flatMap(resource -> Optional.ofNullable(resource.integerValue()))
                .orElse(0);
    }

    private static List<Integer> ports(List<Resource> resources, String name) {
        return set(resources, name).stream().map(Integer::valueOf).sorted().toList();
    }

    private static List<String> set(List<Resource> resources, String name) {
        return named(resources, name).map(Resource::stringSetValueOrEmpty).orElse(List.of());
    }

    private static Optional<Resource> named(List<Resource> resources, String name) {
        return resources.stream()
                .filter(resource -> name.equals(resource.name()))
                .findFirst();
    }

    static List<Resource> of(RegisteredResources all) {
        List<Resource> list = new ArrayList<>(List.of(
                integer("CPU", all.cpu()),
                integer("MEMORY", all.memory()),
                strings("PORTS", all.tcpPorts()),
                strings("PORTS_UDP", all.udpPorts())));
        if (!all.gpus().isEmpty()) {
            list.add(strings("GPU", all.gpus()));
        }
        return list;
    }

    /** PORTS are the used ones. */
    static List<Resource> of(RegisteredResources all, InstanceReservation left) {
        List<Resource> list = new ArrayList<>(List.of(
                integer("CPU", left.cpu()),
                integer("MEMORY", left.memory()),
                strings("PORTS", left.tcpPorts()),
                strings("PORTS_UDP", left.udpPorts())));
        if (!all.gpus().isEmpty()) {
            list.add(strings("GPU", left.gpus()));
        }
        return list;
    }

    private static Resource integer(String name, int value) {
        return blank(name, "INTEGER").integerValue(value).build();
    }

    private static Resource strings(String name, Collection<?> values) {
        return blank(name, "STRINGSET")
                .integerValue(0)
                .stringSetValue(values.stream().map(String::valueOf).toList())
                .build();
    }

    private static Resource.Builder blank(String name, String type) {
        return Resource.builder().name(name).type(type).doubleValue(0.0).longValue(0L);
    }
}
