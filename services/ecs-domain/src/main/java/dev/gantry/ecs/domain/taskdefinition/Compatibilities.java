package dev.gantry.ecs.domain.taskdefinition;

import static dev.gantry.ecs.domain.taskdefinition.Rule.when;

import dev.gantry.shapes.ecs.Compatibility;
import dev.gantry.shapes.ecs.NetworkMode;
import dev.gantry.shapes.ecs.RegisterTaskDefinitionRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The launch types that a task definition can be used with: those whose every rule it keeps to. */
final class Compatibilities {

    private static final Map<String, List<Rule>> RULES = rules();

    private Compatibilities() {}

    private static Map<String, List<Rule>> rules() {
        Map<String, List<Rule>> rules = new LinkedHashMap<>();
        rules.put(Compatibility.EXTERNAL, List.of(Compatibilities::external));
        rules.put(Compatibility.EC2, List.of(Compatibilities::ec2));
        rules.put(Compatibility.FARGATE, FargateRules.ALL);
        rules.put(Compatibility.MANAGED_INSTANCES, List.of(Compatibilities::managedInstances));
        return rules;
    }

    static List<String> of(RegisterTaskDefinitionRequest request) {
        return RULES.entrySet().stream()
                .filter(type -> Rule.firstViolation(type.getValue(), request).isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Why a launch type that the request insists on is not possible. */
    static Optional<String> violation(RegisterTaskDefinitionRequest request) {
        return request.requiresCompatibilitiesOrEmpty().stream()
                .flatMap(type -> Rule.firstViolation(RULES.getOrDefault(type, List.of()), request).stream())
                .findFirst();
    }

    private static Stream<String> ec2(RegisterTaskDefinitionRequest request) {
        return when(request.ephemeralStorage() != null, "EC2 does not support ephemeral storage.");
    }

    private static Stream<String> external(RegisterTaskDefinitionRequest request) {
        boolean volumes = request.volumesOrEmpty().stream()
                .anyMatch(volume ->
                        volume.efsVolumeConfiguration() != null || Boolean.TRUE.equals(volume.configuredAtLaunch()));
        return Stream.of(
                        ec2(request),
                        when(
                                NetworkMode.AWSVPC.equals(request.networkMode()),
                                "External instances do not support network mode 'awsvpc'."),
                        when(volumes, "External instances do not support Amazon EFS and Amazon EBS volumes."),
                        when(request.proxyConfiguration() != null, "External instances do not support App Mesh."))
                .flatMap(violations -> violations);
    }

    private static Stream<String> managedInstances(RegisterTaskDefinitionRequest request) {
        boolean network = List.of(NetworkMode.AWSVPC, NetworkMode.HOST).contains(NetworkRules.mode(request));
        return Stream.concat(
                when(!network, "Managed Instances only support the network modes 'awsvpc' and 'host'."),
                when(
                        Platforms.isWindows(request.runtimePlatform()),
                        "Managed Instances only support the operating system family LINUX."));
    }
}
