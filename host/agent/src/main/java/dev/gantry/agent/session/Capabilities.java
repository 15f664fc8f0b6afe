package dev.gantry.agent.session;

import dev.gantry.agent.runtime.RuntimeInfo;
import dev.gantry.shapes.ecs.Attribute;
import java.util.ArrayList;
import java.util.List;

/**
 * What this agent can do, as attributes: a task whose definition needs more is placed elsewhere. What is missing here is
 * missing in the task engine: secrets, environment files, ECR and private registries, FireLens, EFS, GPUs, ephemeral
 * storage beyond the disk's.
 */
record Capabilities(RuntimeInfo machine, boolean taskLimits, boolean shipsLogs, boolean fargate, boolean taskRoles) {

    private static final String OLD = "com.amazonaws.ecs.capability.";
    private static final String NEW = "ecs.capability.";

    /** Those of amazon-ecs-agent; everything newer says so by a capability of its own. */
    private static final List<Integer> DOCKER_APIS = List.of(17, 18, 19, 20, 21, 22, 23, 24, 25, 28, 29, 30, 32);

    /** Built into every Docker Engine; journald and the vendors' drivers are not on every host. */
    private static final List<String> LOG_DRIVERS = List.of("json-file", "none", "syslog", "gelf", "fluentd");

    private static final List<String> ALWAYS = List.of(
            OLD + "privileged-container",
            NEW + "container-ordering",
            NEW + "container-health-check",
            NEW + "container-restart-policy",
            NEW + "full-sync",
            NEW + "network.container-port-range",
            NEW + "task-eni",
            NEW + "pid-ipc-namespace-sharing",
            NEW + "docker-plugin.local",
            NEW + "increased-task-cpu-limit",
            NEW + "external");

    List<Attribute> attributes() {
        List<Attribute> all = new ArrayList<>();
        ALWAYS.forEach(name -> all.add(name(name)));
        LOG_DRIVERS.forEach(driver -> all.add(name(OLD + "logging-driver." + driver)));
        DOCKER_APIS.forEach(minor -> all.add(name(OLD + "docker-remote-api.1." + minor)));
        if (taskLimits) {
            all.add(name(NEW + "task-cpu-mem-limit"));
        }
        if (shipsLogs) {
            all.add(name(OLD + "logging-driver.awslogs"));
            all.add(name(NEW + "execution-role-awslogs"));
        }
        if (taskRoles) {
            all.add(name(OLD + "task-iam-role"));
            all.add(name(OLD + "task-iam-role-network-host"));
        }
        if (fargate) {
            all.add(value("gantry.capacity", "FARGATE"));
        }
        all.add(value("ecs.os-type", "linux"));
        all.add(value("ecs.os-family", "LINUX"));
        all.add(value("ecs.cpu-architecture", architecture()));
        return List.copyOf(all);
    }

    private String architecture() {
        return switch (machine.architecture()) {
            case "amd64" -> "x86_64";
            case "aarch64" -> "arm64";
            default -> machine.architecture();
        };
    }

    private static Attribute name(String name) {
        return Attribute.builder().name(name).build();
    }

    private static Attribute value(String name, String value) {
        return Attribute.builder().name(name).value(value).build();
    }
}
