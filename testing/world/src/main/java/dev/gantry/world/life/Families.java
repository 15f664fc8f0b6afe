package dev.gantry.world.life;

import dev.gantry.shapes.ecs.ContainerDefinition;
import dev.gantry.shapes.ecs.ContainerDependency;
import dev.gantry.shapes.ecs.ContainerRestartPolicy;
import dev.gantry.shapes.ecs.HealthCheck;
import dev.gantry.shapes.ecs.PortMapping;
import dev.gantry.shapes.ecs.RegisterTaskDefinitionRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The task definitions of simulated worlds, by family; their containers do what their commands say. */
public final class Families {

    /** Runs until it is stopped. */
    public static final String GOOD = "good";

    /** Likewise, and holds a host port. */
    public static final String PORT = "port";

    /** Becomes healthy after a few seconds. */
    public static final String HEALTHY = "healthy";

    /** Those whose tasks run for as long as nobody stops them. */
    public static final List<String> LASTING = List.of(GOOD, PORT, HEALTHY, "pair", "slow-to-stop", "stubborn");

    /** Those whose tasks never get far, or not for long. */
    public static final List<String> FAILING =
            List.of("job", "crashing", "absent", "unstartable", "flapping", "restarting");

    private static final Map<String, RegisterTaskDefinitionRequest> ALL = all();

    private Families() {}

    public static List<RegisterTaskDefinitionRequest> requests() {
        return requests(List.copyOf(ALL.keySet()));
    }

    /** Those of these families. */
    public static List<RegisterTaskDefinitionRequest> requests(List<String> families) {
        return ALL.entrySet().stream()
                .filter(family -> families.contains(family.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static Map<String, RegisterTaskDefinitionRequest> all() {
        Map<String, RegisterTaskDefinitionRequest> all = new TreeMap<>();
        add(all, GOOD, container("app", 128));
        add(all, PORT, container("app", 100).portMappings(List.of(port(8080))));
        add(all, HEALTHY, checked("health=healthy_after:3s"));
        add(all, "pair", waiting(), container("init", 64).essential(false).command(List.of("run_for=2s")));
        add(all, "slow-to-stop", container("app", 200).command(List.of("stop_takes=8s")));
        add(
                all,
                "stubborn",
                container("app", 150).command(List.of("ignores_sigterm")).stopTimeout(5));
        add(all, "job", container("app", 90).command(List.of("run_for=15s")));
        add(all, "crashing", container("app", 90).command(List.of("run_for=2s", "exit_code=1")));
        add(all, "absent", container("app", 80).image("absent"));
        add(all, "unstartable", container("app", 80).command(List.of("start_fails")));
        add(all, "flapping", checked("health=healthy_after:3s,unhealthy_after:50s"));
        add(
                all,
                "restarting",
                container("app", 70)
                        .command(List.of("run_for=65s"))
                        .restartPolicy(ContainerRestartPolicy.builder()
                                .enabled(true)
                                .restartAttemptPeriod(60)
                                .build()));
        return all;
    }

    private static void add(
            Map<String, RegisterTaskDefinitionRequest> all, String family, ContainerDefinition.Builder... containers) {
        all.put(
                family,
                RegisterTaskDefinitionRequest.builder()
                        .family(family)
                        .containerDefinitions(List.of(containers).stream()
                                .map(ContainerDefinition.Builder::build)
                                .toList())
                        .build());
    }

    private static ContainerDefinition.Builder container(String name, int memory) {
        return ContainerDefinition.builder()
                .name(name)
                .image("busybox")
                .memory(memory)
                .cpu(memory)
                .essential(true);
    }

    private static PortMapping port(int hostPort) {
        return PortMapping.builder()
                .containerPort(80)
                .hostPort(hostPort)
                .protocol("tcp")
                .build();
    }

    private static ContainerDefinition.Builder checked(String words) {
        return container("app", 110)
                .command(List.of(words))
                .healthCheck(HealthCheck.builder()
                        .command(List.of("CMD", "true"))
                        .interval(5)
                        .retries(1)
                        .build());
    }

    private static ContainerDefinition.Builder waiting() {
        return container("app", 96).dependsOn(List.of(new ContainerDependency("init", "SUCCESS")));
    }
}
