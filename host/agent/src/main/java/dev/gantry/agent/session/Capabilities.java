package dev.gantry.agent.session;

import dev.gantry.agent.runtime.RuntimeInfo;
import dev.gantry.shapes.ecs.Attribute;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What this agent can do, as attributes: a task whose definition needs more is placed elsewhere. */
final class Capabilities {

    private static final String OLD = "com.amazonaws.ecs.capability.";
    private static final String NEW = "ecs.capability.";
    private static final List<String> OLD_NAMES = List.of(
            "privileged-container",
            "logging-driver.json-file",
            "logging-driver.none",
            "logging-driver.awslogs",
            "logging-driver.syslog",
            "logging-driver.journald",
            "logging-driver.gelf",
            "logging-driver.fluentd",
            "task-iam-role",
            "task-iam-role-network-host");
    private static final List<String> NEW_NAMES = List.of(
            "container-ordering",
            "container-health-check",
            "container-restart-policy",
            "full-sync",
            "network.container-port-range",
            "task-eni",
            "task-cpu-mem-limit",
            "docker-plugin.local",
            "execution-role-awslogs",
            "increased-task-cpu-limit",
            "external");
    private static final int OLDEST_API = 17;
    private static final int NEWEST_API = 41;

    private Capabilities() {}

    static List<Attribute> of(RuntimeInfo machine, boolean fargate) {
        Stream<Attribute> apis = IntStream.rangeClosed(OLDEST_API, NEWEST_API)
                .mapToObj(minor -> name(OLD + "docker-remote-api.1." + minor));
        Stream<Attribute> values = Stream.of(
                value("ecs.os-type", "linux"),
                value("ecs.os-family", "LINUX"),
                value("ecs.cpu-architecture", architecture(machine.architecture())));
        Stream<Attribute> pool = fargate ? Stream.of(value("gantry.capacity", "FARGATE")) : Stream.empty();
        return Stream.of(
                        OLD_NAMES.stream().map(name -> name(OLD + name)),
                        NEW_NAMES.stream().map(name -> name(NEW + name)),
                        apis,
                        values,
                        pool)
                .flatMap(each -> each)
                .toList();
    }

    private static String architecture(String machine) {
        return switch (machine) {
            case "amd64" -> "x86_64";
            case "aarch64" -> "arm64";
            default -> machine;
        };
    }

    private static Attribute name(String name) {
        return Attribute.builder().name(name).build();
    }

    private static Attribute value(String name, String value) {
        return Attribute.builder().name(name).value(value).build();
    }
}
