package dev.gantry.ecs.domain.taskdefinition;

import static dev.gantry.ecs.domain.Samples.NOON;
import static dev.gantry.ecs.domain.Samples.SCOPE;
import static dev.gantry.ecs.domain.Samples.container;
import static dev.gantry.ecs.domain.Samples.definition;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.gantry.shapes.ecs.ClientException;
import dev.gantry.shapes.ecs.ContainerDefinition;
import dev.gantry.shapes.ecs.ContainerDependency;
import dev.gantry.shapes.ecs.EFSAuthorizationConfig;
import dev.gantry.shapes.ecs.EFSVolumeConfiguration;
import dev.gantry.shapes.ecs.EphemeralStorage;
import dev.gantry.shapes.ecs.HealthCheck;
import dev.gantry.shapes.ecs.HostVolumeProperties;
import dev.gantry.shapes.ecs.KernelCapabilities;
import dev.gantry.shapes.ecs.KeyValuePair;
import dev.gantry.shapes.ecs.LinuxParameters;
import dev.gantry.shapes.ecs.LogConfiguration;
import dev.gantry.shapes.ecs.MountPoint;
import dev.gantry.shapes.ecs.PortMapping;
import dev.gantry.shapes.ecs.RegisterTaskDefinitionRequest;
import dev.gantry.shapes.ecs.ResourceRequirement;
import dev.gantry.shapes.ecs.RuntimePlatform;
import dev.gantry.shapes.ecs.Secret;
import dev.gantry.shapes.ecs.TaskDefinitionPlacementConstraint;
import dev.gantry.shapes.ecs.Ulimit;
import dev.gantry.shapes.ecs.Volume;
import dev.gantry.shapes.ecs.VolumeFrom;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule, broken once. */
class RefusedTaskDefinitionsTest {

    private static final Registration FIRST = new Registration(SCOPE, 1, "arn:aws:iam::123456789012:root", NOON);
    private static final String APP = "Invalid setting for container 'app'. ";

    @ParameterizedTest(name = "{0}")
    @MethodSource({"general", "containers", "sizes", "networks", "ports", "volumes", "dependencies", "logs", "fargate"})
    void refuses(String message, RegisterTaskDefinitionRequest.Builder request) {
        assertThatThrownBy(() -> TaskDefinitions.register(request.build(), FIRST))
                .isInstanceOf(ClientException.class)
                .hasMessage(message);
    }

    static Stream<Arguments> general() {
        return Stream.of(
                arguments("Family should not be null or empty.", app().family("")),
                arguments("Family contains invalid characters.", app().family("a b")),
                arguments("Container list cannot be empty.", definition()),
                arguments(
                        "Task definition can have at most 10 containers.",
                        app().containerDefinitions(
                                        Collections.nCopies(11, container("app").build()))),
                arguments(
                        "Duplicate container name 'app' in the task definition.",
                        definition(container("app"), container("app"))),
                arguments(
                        "Task definition does not have any essential container.",
                        definition(container("app").essential(false))),
                arguments("Role is not valid", app().taskRoleArn("arn:aws:iam::1:user/x")),
                arguments("Invalid compatibility: MOON", app().requiresCompatibilities(List.of("MOON"))),
                arguments(
                        "Placement constraints of a task definition have to be of type 'memberOf'.",
                        app().placementConstraints(
                                        List.of(new TaskDefinitionPlacementConstraint("distinctInstance", null)))),
                arguments(
                        "Expression is invalid at position 15: expected a value, found the end. Expression:"
                                + " attribute:x ==",
                        app().placementConstraints(
                                        List.of(new TaskDefinitionPlacementConstraint("memberOf", "attribute:x ==")))),
                arguments(
                        "pidMode, ipcMode, links and linuxParameters are not supported for Windows containers.",
                        app().pidMode("host")
                                .runtimePlatform(RuntimePlatform.builder()
                                        .operatingSystemFamily("WINDOWS_SERVER_2022_CORE")
                                        .build())),
                arguments("Invalid pidMode: moon", app().pidMode("moon")));
    }

    static Stream<Arguments> containers() {
        return Stream.of(
                arguments("Container.name should not be null or empty.", definition(container(""))),
                arguments("Container.name contains invalid characters.", definition(container("a b"))),
                arguments(
                        "Container.image should not be null or empty.",
                        definition(container("app").image(""))),
                arguments(
                        "Container.image contains invalid characters.",
                        definition(container("app").image("a b"))),
                arguments(
                        APP + "Environment variable names must not be empty.",
                        definition(container("app").environment(List.of(new KeyValuePair("", "x"))))),
                arguments(
                        APP + "The health check has to begin with CMD or CMD-SHELL.",
                        definition(container("app")
                                .healthCheck(check().command(List.of("true")).build()))),
                arguments(
                        APP + "The healthCheck interval must be between 5 and 300.",
                        definition(
                                container("app").healthCheck(check().interval(4).build()))),
                arguments(
                        APP + "Invalid ulimit name: moon",
                        definition(container("app").ulimits(List.of(new Ulimit("moon", 1, 1))))),
                arguments(
                        APP + "The number of GPUs has to be a positive integer.",
                        definition(container("app")
                                .resourceRequirements(List.of(ResourceRequirement.builder()
                                        .type("GPU")
                                        .value("0")
                                        .build())))));
    }

    static Stream<Arguments> sizes() {
        return Stream.of(
                arguments(
                        "Invalid 'cpu' setting for task. For more information, see the Troubleshooting section of the"
                                + " Amazon ECS Developer Guide.",
                        app().cpu("127")),
                arguments(
                        APP + "At least one of 'memory' or 'memoryReservation' must be specified.",
                        definition(container("app").memory(null))),
                arguments(
                        APP + "The 'memory' value must be at least 4.",
                        definition(container("app").memory(3))),
                arguments(
                        APP + "The 'memory' value must be greater than or equal to the 'memoryReservation' value.",
                        definition(container("app").memory(64).memoryReservation(65))),
                arguments(APP + "The 'memory' setting for container is greater than for the task.", app().memory("64")),
                arguments(
                        "Invalid setting for container 'side'. The 'memory' setting for container is greater than for"
                                + " the task.",
                        definition(container("app"), container("side")).memory("255")),
                arguments(
                        "The total number of CPU units of the containers (300) is greater than the task's (256).",
                        definition(container("app").cpu(300)).cpu("256")));
    }

    static Stream<Arguments> networks() {
        return Stream.of(
                arguments(
                        "Links are not supported when networkMode=host.",
                        definition(container("app").links(List.of("side")), container("side"))
                                .networkMode("host")),
                arguments(
                        APP + "Link to unknown container 'other'.",
                        definition(container("app").links(List.of("other:o")))),
                arguments(
                        APP + "The 'hostname' parameter is not supported when networkMode=awsvpc.",
                        definition(container("app").hostname("h")).networkMode("awsvpc")));
    }

    static Stream<Arguments> ports() {
        return Stream.of(
                arguments(
                        "When networkMode=none, port mappings are not allowed.",
                        mapped(port(80, null)).networkMode("none")),
                arguments(
                        "When networkMode=host, the host ports and container ports in port mappings must match.",
                        mapped(port(80, 81)).networkMode("host")),
                arguments(
                        "When networkMode=awsvpc, the host ports and container ports in port mappings must match.",
                        mapped(port(80, 81)).networkMode("awsvpc")),
                arguments(APP + "Ports have to be between 0 and 65535.", mapped(port(80, 65536))),
                arguments(
                        APP + "Invalid protocol: icmp",
                        mapped(port(80, 80).toBuilder().protocol("icmp").build())),
                arguments(
                        APP + "A port mapping needs either 'containerPort' or 'containerPortRange', not both.",
                        mapped(port(80, null).toBuilder()
                                .containerPortRange("1-2")
                                .build())),
                arguments(APP + "Invalid container port range: 9-8", mapped(range("9-8"))),
                arguments(APP + "Container port ranges must not overlap.", mapped(range("1-5"), range("5-9"))),
                arguments(
                        "When networkMode=host, container port ranges are not supported.",
                        mapped(range("1-5")).networkMode("host")),
                arguments(
                        APP + "Invalid port mapping name: Web",
                        mapped(port(80, null).toBuilder().name("Web").build())));
    }

    static Stream<Arguments> volumes() {
        Volume data = Volume.builder().name("data").build();
        return Stream.of(
                arguments(
                        "Volume.name contains invalid characters.",
                        app().volumes(List.of(Volume.builder().name("a b").build()))),
                arguments("Duplicate volume name 'data' in the task definition.", app().volumes(List.of(data, data))),
                arguments(
                        "Invalid setting for volume 'data'. Only one volume configuration is allowed.",
                        app().volumes(List.of(data.toBuilder()
                                .host(new HostVolumeProperties("/x"))
                                .configuredAtLaunch(true)
                                .build()))),
                arguments(
                        "Transit encryption must be enabled when an access point or IAM authorization is used.",
                        app().volumes(List.of(data.toBuilder()
                                .efsVolumeConfiguration(EFSVolumeConfiguration.builder()
                                        .fileSystemId("fs-1")
                                        .authorizationConfig(new EFSAuthorizationConfig(null, "ENABLED"))
                                        .build())
                                .build()))),
                arguments(
                        "Unknown volume 'data'.",
                        definition(container("app").mountPoints(List.of(new MountPoint("data", "/data", false))))),
                arguments(
                        APP + "The mount path 'data' must be absolute.",
                        definition(container("app").mountPoints(List.of(new MountPoint("data", "data", false))))
                                .volumes(List.of(data))),
                arguments(
                        APP + "Unknown container 'other' in volumesFrom.",
                        definition(container("app").volumesFrom(List.of(new VolumeFrom("other", false))))));
    }

    static Stream<Arguments> dependencies() {
        return Stream.of(
                arguments(
                        APP + "It depends on container 'other', which is not in the task definition.",
                        definition(dependent("app", "other", "START"))),
                arguments(
                        APP + "A dependency with condition SUCCESS cannot be on the essential container 'side'.",
                        definition(dependent("app", "side", "SUCCESS"), container("side"))),
                arguments(
                        APP + "A dependency with condition HEALTHY needs a health check on container 'side'.",
                        definition(dependent("app", "side", "HEALTHY"), container("side"))),
                arguments(
                        "Container dependencies contain a cycle.",
                        definition(dependent("app", "side", "START"), dependent("side", "app", "START"))),
                arguments(
                        "Container dependencies contain a cycle.",
                        definition(
                                dependent("app", "side", "START"),
                                container("side").links(List.of("app")))),
                arguments("Container dependencies contain a cycle.", definition(dependent("app", "app", "START"))));
    }

    static Stream<Arguments> logs() {
        String execution =
                "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'.";
        return Stream.of(
                arguments(
                        APP + "Log driver 'moon' is not supported.",
                        definition(container("app").logConfiguration(log("moon")))),
                arguments(
                        "When a container uses the log driver 'awsfirelens', one container needs a"
                                + " firelensConfiguration.",
                        definition(container("app").logConfiguration(log("awsfirelens")))),
                arguments(execution, definition(container("app").secrets(List.of(new Secret("A", "b"))))),
                arguments(
                        "The secret name must be unique and not shared with any new or existing environment variables"
                                + " set on the container, such as 'A'.",
                        definition(container("app")
                                        .secrets(List.of(new Secret("A", "b")))
                                        .environment(List.of(new KeyValuePair("A", "c"))))
                                .executionRoleArn("exec")));
    }

    static Stream<Arguments> fargate() {
        return Stream.of(
                arguments(
                        "Fargate only supports network mode ‘awsvpc’.",
                        fargate(container("app")).networkMode(null)),
                arguments(
                        "Fargate requires that 'cpu' be defined at the task level.",
                        fargate(container("app")).cpu(null)),
                arguments(
                        "Fargate requires that 'memory' be defined at the task level.",
                        fargate(container("app")).memory(null)),
                arguments(
                        "No Fargate configuration exists for given values: 256 CPU, 4096 memory.",
                        fargate(container("app")).memory("4096")),
                arguments(
                        "Fargate requires task definition to have execution role ARN to support ECR images.",
                        fargate(container("app").image("123456789012.dkr.ecr.us-east-1.amazonaws.com/a:1"))),
                arguments(
                        "Fargate requires task definition to have execution role ARN to support log driver awslogs.",
                        fargate(container("app").logConfiguration(log("awslogs")))),
                arguments(
                        "host.sourcePath should not be set for volumes in Fargate.",
                        fargate(container("app"))
                                .volumes(List.of(Volume.builder()
                                        .name("data")
                                        .host(new HostVolumeProperties("/x"))
                                        .build()))),
                arguments(
                        "The ephemeral storage size has to be between 21 and 200 GiB.",
                        fargate(container("app")).ephemeralStorage(new EphemeralStorage(20))),
                arguments(
                        APP + "Fargate does not support 'privileged'.",
                        fargate(container("app").privileged(true))),
                arguments(
                        APP + "Fargate does not support the log driver 'syslog'.",
                        fargate(container("app").logConfiguration(log("syslog")))),
                arguments(
                        APP + "Timeouts on Fargate have to be between 2 and 120 seconds.",
                        fargate(container("app").stopTimeout(121))),
                arguments(
                        APP + "Fargate only supports the ulimit 'nofile'.",
                        fargate(container("app").ulimits(List.of(new Ulimit("core", 1, 1))))),
                arguments(
                        APP + "Fargate only supports adding the capability 'SYS_PTRACE'.",
                        fargate(container("app")
                                .linuxParameters(LinuxParameters.builder()
                                        .capabilities(KernelCapabilities.builder()
                                                .add(List.of("NET_ADMIN"))
                                                .build())
                                        .build()))),
                arguments(
                        APP + "Fargate does not support 'resourceRequirements of type GPU'.",
                        fargate(container("app")
                                .resourceRequirements(List.of(ResourceRequirement.builder()
                                        .type("GPU")
                                        .value("1")
                                        .build())))));
    }

    private static RegisterTaskDefinitionRequest.Builder app() {
        return definition(container("app"));
    }

    private static HealthCheck.Builder check() {
        return HealthCheck.builder().command(List.of("CMD", "true"));
    }

    private static PortMapping port(int containerPort, @Nullable Integer hostPort) {
        return PortMapping.builder()
                .containerPort(containerPort)
                .hostPort(hostPort)
                .build();
    }

    private static PortMapping range(String range) {
        return PortMapping.builder().containerPortRange(range).build();
    }

    private static RegisterTaskDefinitionRequest.Builder mapped(PortMapping... mappings) {
        return definition(container("app").portMappings(List.of(mappings)));
    }

    private static ContainerDefinition.Builder dependent(String name, String on, String condition) {
        return container(name).dependsOn(List.of(new ContainerDependency(on, condition)));
    }

    private static LogConfiguration log(String driver) {
        return LogConfiguration.builder().logDriver(driver).build();
    }

    private static RegisterTaskDefinitionRequest.Builder fargate(ContainerDefinition.Builder container) {
        return definition(container)
                .requiresCompatibilities(List.of("FARGATE"))
                .networkMode("awsvpc")
                .cpu("256")
                .memory("512");
    }
}
