package dev.gantry.ecs.domain.taskdefinition;

import dev.gantry.ecs.domain.identifier.EcsArn;
import dev.gantry.shapes.ecs.Attribute;
import dev.gantry.shapes.ecs.ClientException;
import dev.gantry.shapes.ecs.RegisterTaskDefinitionRequest;
import dev.gantry.shapes.ecs.TaskDefinition;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** RegisterTaskDefinition: what is refused, what is filled in, and what is echoed verbatim, which is all else. */
public final class TaskDefinitions {

    private static final List<Rule> RULES = Stream.of(
                    GeneralRules.ALL,
                    ContainerRules.ALL,
                    PlatformRules.ALL,
                    NetworkRules.ALL,
                    PortRules.ALL,
                    SizeRules.ALL,
                    VolumeRules.ALL,
                    DependencyRules.ALL,
                    LogRules.ALL)
            .flatMap(List::stream)
            .toList();

    private TaskDefinitions() {}

    /** The new revision, or AWS' refusal of the request. */
    public static TaskDefinitionRevision register(RegisterTaskDefinitionRequest request, Registration registration) {
        RegisterTaskDefinitionRequest normalised = normalised(request);
        Rule.firstViolation(RULES, normalised)
                .or(() -> Compatibilities.violation(normalised))
                .ifPresent(violation -> {
                    throw new ClientException(violation);
                });
        return new TaskDefinitionRevision(
                registration.scope(),
                Objects.requireNonNullElse(normalised.family(), ""),
                registration.revision(),
                TaskDefinitionStatus.ACTIVE,
                definition(normalised, registration),
                normalised.tagsOrEmpty());
    }

    private static RegisterTaskDefinitionRequest normalised(RegisterTaskDefinitionRequest request) {
        return request.toBuilder()
                .cpu(given(request.cpu()).map(SizeText::cpu).orElse(null))
                .memory(given(request.memory()).map(SizeText::memory).orElse(null))
                .taskRoleArn(given(request.taskRoleArn()).orElse(null))
                .executionRoleArn(given(request.executionRoleArn()).orElse(null))
                .build();
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).filter(some -> !some.isEmpty());
    }

    private static TaskDefinition definition(RegisterTaskDefinitionRequest request, Registration registration) {
        List<Attribute> attributes = RequiredAttributes.of(request);
        String family = Objects.requireNonNullElse(request.family(), "");
        return echoed(request)
                .taskDefinitionArn(EcsArn.taskDefinition(registration.scope(), family, registration.revision()))
                .revision(registration.revision())
                .status(TaskDefinitionStatus.ACTIVE.name())
                .taskRoleArn(RoleName.arn(request.taskRoleArn(), registration.scope()))
                .executionRoleArn(RoleName.arn(request.executionRoleArn(), registration.scope()))
                .requiresAttributes(attributes.isEmpty() ? null : attributes)
                .compatibilities(Compatibilities.of(request))
                .registeredAt(registration.at())
                .registeredBy(registration.registeredBy())
                .build();
    }

    private static TaskDefinition.Builder echoed(RegisterTaskDefinitionRequest request) {
        List<String> required = request.requiresCompatibilitiesOrEmpty();
        return TaskDefinition.builder()
                .family(request.family())
                .containerDefinitions(request.containerDefinitionsOrEmpty().stream()
                        .map(container -> Defaults.fill(container, request))
                        .toList())
                .volumes(request.volumesOrEmpty().stream().map(Defaults::fill).toList())
                .placementConstraints(request.placementConstraintsOrEmpty())
                .requiresCompatibilities(required.isEmpty() ? null : required)
                .networkMode(request.networkMode())
                .cpu(request.cpu())
                .memory(request.memory())
                .runtimePlatform(request.runtimePlatform())
                .pidMode(request.pidMode())
                .ipcMode(request.ipcMode())
                .proxyConfiguration(request.proxyConfiguration())
                .ephemeralStorage(request.ephemeralStorage())
                .enableFaultInjection(request.enableFaultInjection());
    }
}
